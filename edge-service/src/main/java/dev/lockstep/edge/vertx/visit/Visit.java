package dev.lockstep.edge.vertx.visit;

import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.RenderReason;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Fallback;
import dev.lockstep.contracts.manifest.RoutedPage;
import dev.lockstep.edge.answer.Answer;
import dev.lockstep.edge.answer.Compose;
import dev.lockstep.edge.answer.Decide;
import dev.lockstep.edge.answer.Failure;
import dev.lockstep.edge.answer.LastLook;
import dev.lockstep.edge.answer.Moment;
import dev.lockstep.edge.answer.OwnHeaders;
import dev.lockstep.edge.answer.Reply;
import dev.lockstep.edge.ask.Asking;
import dev.lockstep.edge.ask.Landed;
import dev.lockstep.edge.lease.Lease;
import dev.lockstep.edge.site.SiteView;
import dev.lockstep.edge.skew.EarlierFiles;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * One request: look, decide, act. Everything happens on the request's context. Whoever waited is answered by what the site
 * shows then: the decision is taken anew, from one view, so that no answer mixes what was before a publish with what is
 * after it.
 */
final class Visit {

    private static final System.Logger LOG = System.getLogger(Visit.class.getName());

    private final Visits visits;
    private final Visitor visitor;
    private final Steps steps;
    private final Wait wait;
    private Lease.Term term;
    private boolean atPermalink;
    private boolean over;

    Visit(Visits visits, Visitor visitor) {
        this.visits = visits;
        this.visitor = visitor;
        this.term = visits.deciding().lease().term();
        this.steps = new Steps(visits.blocking(), visitor.context(), this::broken);
        this.wait = new Wait(visits.waiting(), visits.clock(), visitor.context(), () -> steps.step(this::look));
    }

    void begin() {
        visitor.receive(this::giveUp);
        steps.step(this::look);
    }

    private void broken(RuntimeException defect) {
        String path = visitor.request().path();
        LOG.log(System.Logger.Level.ERROR, "a visit failed host=" + visitor.host() + " path=" + path, defect);
        giveUp();
        visitor.apologize();
    }

    private void look() {
        term = visits.deciding().lease().term();
        visits.finding().find(visitor, steps, this::found);
    }

    private void found(Found found) {
        switch (found) {
            case Found.Live(SiteView view) -> actOnLive(view);
            case Found.Aside(SiteView view, boolean stays) -> {
                atPermalink = stays;
                act(decide(view));
            }
            case Found.Outdated() -> look();
            case Found.Nothing(Reply instead) -> reply(instead);
        }
    }

    /** Off the event loop, if the file of an earlier deploy may be meant. */
    private void actOnLive(SiteView view) {
        Answer live = decide(view);
        if (EarlierFiles.mayBeMeant(visitor.head().path(), live)) {
            steps.offLoop(() -> {
                Optional<Answer> earlier = visits.deciding().earlier().find(visitor.head(), view, visits.now());
                steps.soon(() -> act(earlier.orElseGet(() -> decide(view))));
            });
        } else {
            act(live);
        }
    }

    private Answer decide(SiteView view) {
        visitor.decidedBy(view);
        return visits.deciding().decide().answer(visitor.head(), view, visits.now());
    }

    private void act(Answer decided) {
        visitor.decided(decided);
        if (!visitor.mayHave(decided)) {
            reply(
                    visitor.asksForOptions()
                            ? Compose.options(Target.READING)
                            : Reply.plain(405, Target.ONLY_READ).with("allow", Target.READING));
            return;
        }
        count(decided);
        switch (decided) {
            case Answer.File file -> file(file);
            case Answer.Hit hit -> hit(hit);
            case Answer.Stale stale -> stale(stale);
            case Answer.Expired expired -> expired(expired);
            case Answer.Miss miss -> miss(miss);
            case Answer.Pass pass -> pass(pass);
            case Answer.Moved moved -> moved(moved);
            case Answer.NotFound nothing -> show(nothing.view(), Compose.notFound(nothing));
            case Answer.TooLong page -> show(page.view(), Compose.tooLong(page));
        }
    }

    private void count(Answer decided) {
        if (!wait.hasBegun() && !visitor.hasFollowed()) {
            visits.counts().tally(decided);
        }
        visits.counts().count(decided);
        if (decided instanceof Answer.Hit hit && visits.counts().isDue(hit, visits.now())) {
            asking().renew(hit.view(), hit.page(), RenderReason.AHEAD, visits.now());
        }
    }

    /** What a deploy's own address shows of its files can never be wrong. */
    private void file(Answer.File file) {
        Reply reply = visits.writing().prepared().file(file, visitor.head()).reply();
        if (atPermalink) {
            reply(reply);
        } else {
            write(reply, new LastLook(term, file.view())::at);
        }
    }

    private void show(SiteView view, PageRevalidated page, RoutedPage routed, BiFunction<Moment, Reply, Reply> said) {
        Reply reply = visits.writing()
                .prepared()
                .page(view, page, routed, visitor.head())
                .reply();
        write(said.apply(new Moment(page, visits.now()), reply), new LastLook(term, view)::at);
    }

    private void moved(Answer.Moved moved) {
        String query = visitor.request().query();
        show(moved.view(), Compose.moved(moved, query == null ? "" : query));
    }

    private void hit(Answer.Hit hit) {
        show(hit.view(), hit.page(), hit.routed(), wait.hasBegun() ? Moment::rendered : Moment::hit);
    }

    private void stale(Answer.Stale stale) {
        RenderReason why = stale.view().purges().outdate(stale.page()) ? RenderReason.PURGE : RenderReason.STALE;
        asking().renew(stale.view(), stale.page(), why, visits.now());
        show(stale.view(), stale.page(), stale.routed(), Moment::stale);
    }

    /** Whoever has waited for it once gets what came of that. */
    private void expired(Answer.Expired expired) {
        boolean inVain = wait.failure().isPresent();
        if (inVain && expired.mayStandInForAnError(visits.now())) {
            show(expired.view(), expired.page(), expired.routed(), Moment::insteadOfAnError);
        } else if (wait.hasBegun() && !inVain) {
            show(expired.view(), expired.page(), expired.routed(), Moment::rendered);
        } else {
            await(expired.view(), expired.routed());
        }
    }

    private void miss(Answer.Miss miss) {
        SiteView view = miss.view();
        switch (miss.routed().route().fallback()) {
            case Fallback.Wait() -> await(view, miss.routed());
            case Fallback.Shell(CanonicalPath file) -> {
                asking().ask(view, id(view, miss.routed()), visits.now());
                show(view, Compose.shell(view, file));
            }
            case Fallback.None() -> act(Decide.notFound(view, visitor.head().path()));
        }
    }

    /** From here on this visit is no more than a passage: whatever is decided anew is another visit. */
    private void pass(Answer.Pass pass) {
        if (!over) {
            giveUp();
            Caller caller = new Caller(visitor, pass, new LastLook(term, pass.view()));
            new PassVisit(visits, caller, () -> new Visit(visits, visitor).begin()).begin();
        }
    }

    private void await(SiteView view, RoutedPage page) {
        if (over) {
            return;
        }
        Optional<Failure> failure = wait.failure();
        if (failure.isPresent()) {
            show(view, failure.get().insteadOf(page, view));
            return;
        }
        CompletableFuture<Landed> landing = wait.begin(visitor, view, id(view, page));
        Answer again = decide(view);
        if (isAwaited(again)) {
            wait.hold(landing, () -> steps.step(() -> full(view)));
        } else {
            Asking.giveUp(landing);
            act(again);
        }
    }

    private static boolean isAwaited(Answer answer) {
        return answer instanceof Answer.Miss || answer instanceof Answer.Expired;
    }

    private void full(SiteView view) {
        reply(Compose.unavailable(view, 503, "Too many visitors wait for pages at the moment."));
    }

    /** Answers with something of the site. */
    private void show(SiteView view, Reply reply) {
        write(own(view, reply), new LastLook(term, view)::at);
    }

    private Reply own(SiteView view, Reply reply) {
        return OwnHeaders.add(reply, view, visitor.head().path());
    }

    private void reply(Reply reply) {
        write(reply, UnaryOperator.identity());
    }

    private void write(Reply reply, UnaryOperator<Reply> lastLook) {
        if (!over) {
            giveUp();
            visitor.tell(visitor.select(reply), lastLook);
        }
    }

    private void giveUp() {
        over = true;
        wait.giveUp();
        visitor.catchUp().giveUp();
    }

    private Asking asking() {
        return visits.waiting().asking();
    }

    private static PageId id(SiteView view, RoutedPage routed) {
        return new PageId(view.deploy(), routed.key());
    }
}
