package dev.lockstep.edge.vertx;

import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.RenderReason;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Fallback;
import dev.lockstep.contracts.manifest.OnError;
import dev.lockstep.contracts.manifest.RoutedPage;
import dev.lockstep.edge.answer.Answer;
import dev.lockstep.edge.answer.Compose;
import dev.lockstep.edge.answer.Decide;
import dev.lockstep.edge.answer.LastLook;
import dev.lockstep.edge.answer.Reply;
import dev.lockstep.edge.ask.Asking;
import dev.lockstep.edge.ask.Landed;
import dev.lockstep.edge.explain.ExplainResponse;
import dev.lockstep.edge.lease.Lease;
import dev.lockstep.edge.pass.Handover;
import dev.lockstep.edge.site.Shown;
import dev.lockstep.edge.site.SiteView;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One request. Everything happens on the request's context. Whoever waited is answered by what the site shows then: the
 * decision is taken anew, from one view, so that no answer mixes what was before a publish with what is after it.
 */
final class Visit {

    private static final System.Logger LOG = System.getLogger(Visit.class.getName());
    private static final Failure NOT_MADE = new Failure(502, "This page could not be made.");
    private static final Failure TOO_LATE = new Failure(504, "This page was not ready in time.");

    private final Visits visits;
    private final ReplyWriter writer;
    private final HttpServerRequest request;
    private final Target.Asked asked;
    private final Context context;
    private final Instant deadline;
    private @Nullable CompletableFuture<Landed> waits;
    private @Nullable Long timer;
    private @Nullable Answer answer;
    private Lease.Term term;
    private boolean atPermalink;
    private boolean hasWaited;
    private @Nullable Failure failure;
    private boolean over;

    Visit(Visits visits, ReplyWriter writer, HttpServerRequest request, Target.Asked asked, Context context) {
        this.visits = visits;
        this.writer = writer;
        this.request = request;
        this.asked = asked;
        this.context = context;
        this.term = visits.lease().term();
        this.deadline = visits.clock().instant().plus(visits.patience());
    }

    /** What came of waiting. */
    private record Failure(int status, String why) {}

    void begin() {
        if (Passing.hasBody(request)) {
            request.pause();
        }
        request.response().closeHandler(left -> giveUp());
        step(this::look);
    }

    /** One step of this visit: whatever goes wrong in it, nobody is left waiting. */
    private void step(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException defect) {
            broken(defect);
        }
    }

    private void broken(RuntimeException defect) {
        LOG.log(System.Logger.Level.ERROR, "a visit failed host=" + asked.host() + " path=" + request.path(), defect);
        reply(Reply.plain(500, "Something is wrong with this edge."));
    }

    private void look() {
        term = visits.lease().term();
        switch (visits.sites().shown(asked.host())) {
            case Shown.Prepared(SiteView view) -> act(decide(view));
            case Shown.Permalink permalink -> {
                atPermalink = true;
                fetch(permalink);
            }
            case Shown.Nothing() -> reply(Reply.plain(421, "No site has this host here."));
        }
    }

    private Answer decide(SiteView view) {
        return visits.decide().answer(asked.head(), view, now());
    }

    /** Off the event loop: a deploy that is visited for the first time is read from the store. */
    private void fetch(Shown.Permalink permalink) {
        visits.blocking().execute(() -> {
            try {
                SiteView view = permalink.view(visits.manifests().fetch(permalink.manifest()));
                context.runOnContext(_ -> step(() -> act(decide(view))));
            } catch (IOException unavailable) {
                context.runOnContext(_ -> reply(Reply.plain(503, "This deploy cannot be read at the moment.")));
            } catch (RuntimeException defect) {
                context.runOnContext(_ -> broken(defect));
            }
        });
    }

    private void act(Answer decided) {
        answer = decided;
        if (!isTaken(decided)) {
            reply(Reply.plain(405, Target.ONLY_READ).with("allow", "GET, HEAD"));
            return;
        }
        if (!hasWaited) {
            tally(decided);
        }
        count(decided);
        switch (decided) {
            case Answer.File file -> file(file);
            case Answer.Hit hit -> show(hit.view(), hasWaited ? Compose.rendered(hit, now()) : Compose.hit(hit, now()));
            case Answer.Stale stale -> stale(stale);
            case Answer.Expired expired -> expired(expired);
            case Answer.Miss miss -> miss(miss);
            case Answer.Pass pass -> pass(pass);
            case Answer.NotModified same -> show(same.view(), Compose.notModified(same));
            case Answer.NotFound nothing -> show(nothing.view(), Compose.notFound(nothing));
        }
    }

    private void count(Answer answer) {
        switch (answer) {
            case Answer.Hit hit -> {
                visits.counts().pages().count(hit.page());
                renewAhead(hit);
            }
            case Answer.Stale(var _, PageRevalidated page, var _) ->
                visits.counts().pages().count(page);
            case Answer.NotModified(Answer same, var _) -> count(same);
            case Answer.File _, Answer.Miss _, Answer.Expired _, Answer.Pass _, Answer.NotFound _ -> {}
        }
    }

    private void tally(Answer answer) {
        switch (answer) {
            case Answer.Hit _ -> visits.counts().answers().fresh();
            case Answer.Stale _ -> visits.counts().answers().stale();
            case Answer.Miss _, Answer.Expired _ -> visits.counts().answers().missed();
            case Answer.Pass _ -> visits.counts().answers().passed();
            case Answer.NotModified(Answer same, var _) -> tally(same);
            case Answer.File _, Answer.NotFound _ -> {}
        }
    }

    private void renewAhead(Answer.Hit hit) {
        if (hit.routed().route().upkeep().ahead() && visits.counts().ahead().isDue(hit.page(), now())) {
            visits.asking().renew(hit.view(), hit.page(), RenderReason.AHEAD, now());
        }
    }

    /** Files and pages can be read; what goes through may be asked for in other ways. */
    private boolean isTaken(Answer decided) {
        Set<String> methods = decided instanceof Answer.Pass pass
                ? Handover.methods(pass.routed().route())
                : Handover.READING;
        return methods.contains(request.method().name());
    }

    /** From here on this visit is no more than a passage: it waits for nothing, and decides nothing anew. */
    private void pass(Answer.Pass pass) {
        if (!over) {
            giveUp();
            new Passing(
                            visits.passOn(),
                            request,
                            pass,
                            new LastLook(term, pass.view()),
                            visits.clock(),
                            this::explained,
                            reply -> put(reply, UnaryOperator.identity()))
                    .begin();
        }
    }

    /** What a deploy's own address shows of its files can never be wrong. */
    private void file(Answer.File file) {
        if (atPermalink) {
            reply(Compose.file(file));
        } else {
            show(file.view(), Compose.file(file));
        }
    }

    private void stale(Answer.Stale stale) {
        RenderReason why = stale.view().purges().outdate(stale.page()) ? RenderReason.PURGE : RenderReason.STALE;
        visits.asking().renew(stale.view(), stale.page(), why, now());
        Reply reply = Compose.stale(stale, now()).unlessHeld(asked.head().ifNoneMatch());
        show(stale.view(), reply);
    }

    /** Whoever has waited for it once gets what came of that. */
    private void expired(Answer.Expired expired) {
        if (failure != null && expired.mayStandInForAnError(now())) {
            show(expired.view(), Compose.insteadOfAnError(expired, now()));
        } else if (hasWaited && failure == null) {
            show(expired.view(), Compose.rendered(expired, now()));
        } else {
            await(expired.view(), expired.routed());
        }
    }

    private void miss(Answer.Miss miss) {
        SiteView view = miss.view();
        switch (miss.routed().route().fallback()) {
            case Fallback.Wait() -> await(view, miss.routed());
            case Fallback.Shell(CanonicalPath file) -> {
                visits.asking().ask(view, id(view, miss.routed()), now());
                show(view, shell(view, file));
            }
            case Fallback.None() -> act(Decide.notFound(view));
        }
    }

    private static Reply shell(SiteView view, CanonicalPath path) {
        return view.manifest()
                .file(path)
                .map(file -> Compose.shell(new Answer.File(view, file.blob(), file.contentType(), 200)))
                .orElseGet(() -> Compose.unavailable(view, 503, "This page is being made."));
    }

    private void await(SiteView view, RoutedPage page) {
        if (over) {
            return;
        }
        if (failure != null) {
            show(view, insteadOf(view, page, failure));
            return;
        }
        hasWaited = true;
        CompletableFuture<Landed> landing = visits.asking().await(view, id(view, page), now());
        Answer again = decide(view);
        if (!isAwaited(again)) {
            Asking.giveUp(landing);
            act(again);
            return;
        }
        waits = landing;
        startTimer();
        var _ = landing.whenComplete((landed, gaveUp) -> {
            if (gaveUp == null) {
                context.runOnContext(_ -> step(() -> landed(view, landed)));
            }
        });
    }

    private static boolean isAwaited(Answer answer) {
        return answer instanceof Answer.Miss || answer instanceof Answer.Expired;
    }

    private void landed(SiteView view, Landed landed) {
        switch (landed) {
            case Landed.Rendered() -> look();
            case Landed.Failed _ -> failed(NOT_MADE);
            case Landed.Full() ->
                reply(Compose.unavailable(view, 503, "Too many visitors wait for pages at the moment."));
        }
    }

    /** Another render may have succeeded meanwhile. */
    private void failed(Failure how) {
        failure = how;
        look();
    }

    private static Reply insteadOf(SiteView view, RoutedPage page, Failure failure) {
        return switch (page.route().onError()) {
            case OnError.Stale() -> Compose.unavailable(view, failure.status(), failure.why());
            case OnError.Shell(CanonicalPath file) -> shell(view, file);
            case OnError.Status(int status) -> Compose.unavailable(view, status, failure.why());
        };
    }

    private void startTimer() {
        if (timer == null) {
            long millis = Math.max(1, Duration.between(now(), deadline).toMillis());
            timer = context.owner().setTimer(millis, _ -> step(() -> failed(TOO_LATE)));
        }
    }

    /** Answers with something of the site. */
    private void show(SiteView view, Reply reply) {
        write(reply, new LastLook(term, view)::at);
    }

    private void reply(Reply reply) {
        write(reply, UnaryOperator.identity());
    }

    private void write(Reply reply, UnaryOperator<Reply> lastLook) {
        if (!over) {
            giveUp();
            put(reply, lastLook);
        }
    }

    private void put(Reply reply, UnaryOperator<Reply> lastLook) {
        request.resume();
        writer.write(request, context, explained(reply), lastLook);
    }

    /** The same reply, and why it is so for whoever may know. */
    private Reply explained(Reply reply) {
        @Nullable String token = request.getHeader(ExplainResponse.TOKEN);
        return token == null || answer == null || !ExplainResponse.isAllowed(token, answer.view())
                ? reply
                : visits.explain().explain(reply, answer, asked.head(), now());
    }

    private void giveUp() {
        over = true;
        if (timer != null) {
            context.owner().cancelTimer(timer);
        }
        if (waits != null) {
            Asking.giveUp(waits);
        }
    }

    private static PageId id(SiteView view, RoutedPage routed) {
        return new PageId(view.deploy(), routed.key());
    }

    private Instant now() {
        return visits.clock().instant();
    }
}
