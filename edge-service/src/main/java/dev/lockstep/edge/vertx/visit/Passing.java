package dev.lockstep.edge.vertx.visit;

import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.log.About;
import dev.lockstep.contracts.pass.EndToEnd;
import dev.lockstep.contracts.pass.HeaderFields;
import dev.lockstep.contracts.pass.PassFields;
import dev.lockstep.contracts.trace.Trace;
import dev.lockstep.edge.answer.Reply;
import dev.lockstep.edge.cache.Errand;
import dev.lockstep.edge.cache.FromMemory;
import dev.lockstep.edge.cache.Gathering;
import dev.lockstep.edge.cache.Heard;
import dev.lockstep.edge.door.Refusal;
import dev.lockstep.edge.pass.PassOn;
import dev.lockstep.edge.pass.Passage;
import dev.lockstep.edge.pass.Workers.Outcome;
import dev.lockstep.edge.site.SiteView;
import dev.lockstep.edge.vertx.flow.Bounded;
import dev.lockstep.edge.vertx.flow.Published;
import dev.lockstep.edge.vertx.flow.Tee;
import dev.lockstep.edge.vertx.flow.Written;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * One request that goes through to a renderer. Bytes go both ways at the pace of whoever takes them, and whoever leaves ends
 * it for all but those who wait for the same. An answer that breaks off must not look whole.
 */
final class Passing {

    private static final System.Logger LOG = System.getLogger(Passing.class.getName());

    private final Visits visits;
    private final PassOn passOn;
    private final Caller caller;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Errand errand;
    private final Runnable again;
    private Journey journey = Journey.NONE;
    private @Nullable CompletableFuture<Outcome> asked;
    private @Nullable Written body;
    private @Nullable Gathering gathering;
    private @Nullable Refusal refused;
    private boolean over;

    /** Everything happens on the request's context. */
    Passing(Visits visits, Caller caller, Errand errand, Runnable again) {
        this.visits = visits;
        this.passOn = visits.writing().passOn();
        this.caller = caller;
        this.request = caller.request();
        this.response = caller.response();
        this.errand = errand;
        this.again = again;
    }

    void begin() {
        if (passOn.enter()) {
            step(this::handOn);
        } else {
            errand.abandon();
            caller.unavailable(503, "Too many visitors are being answered at the moment.");
        }
    }

    /** Whatever goes wrong, the place is given back and nobody is left waiting. */
    private void step(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException defect) {
            told(() -> LOG.log(System.Logger.Level.ERROR, "a pass failed", defect));
            journey.failed("broke");
            errand.abandon();
            end();
            caller.visitor().apologize();
        }
    }

    private void handOn() {
        response.closeHandler(_ -> left());
        response.exceptionHandler(_ -> left());
        journey = begun();
        CompletableFuture<Outcome> outcome = passOn.pass(passage());
        asked = outcome;
        var _ = outcome.thenAccept(what -> step(() -> heard(what)));
    }

    private Journey begun() {
        SiteView view = caller.pass().view();
        PageId page = new PageId(view.deploy(), caller.pass().routed().key());
        return visits.waiting().journeys().begin(caller.visitor(), view, page, "pass");
    }

    private Passage passage() {
        return new Passage(
                request.method().name(),
                caller.target(),
                traced(errand.fields()),
                caller.visitor().hasBody() ? arriving(caller.sent()) : new Passage.Body.None());
    }

    private HeaderFields traced(HeaderFields fields) {
        Trace trace = journey.trace();
        return trace.isNone() ? fields : fields.with(PassFields.TRACE, trace.parent());
    }

    private Passage.Body arriving(HeaderFields sent) {
        if (sent.joined("expect").equalsIgnoreCase("100-continue")) {
            response.writeContinue();
        }
        boolean isTold = sent.has("content-length") && !sent.has("transfer-encoding");
        long length = isTold ? Long.parseLong(sent.joined("content-length")) : Passage.Body.Arriving.UNKNOWN;
        return new Passage.Body.Arriving(bounded(new Published(request, () -> {})), length);
    }

    /** The door has looked after what does not come on a stream. */
    private Flow.Publisher<ByteBuffer> bounded(Flow.Publisher<ByteBuffer> sent) {
        return Framing.isStream(request)
                ? new Bounded(
                        sent,
                        visits.receiving().limits(),
                        caller.visitor().context().owner(),
                        this::refuse)
                : sent;
    }

    private void refuse(Refusal why) {
        refused = why;
        visits.receiving().refusals().count(why);
    }

    private void heard(Outcome outcome) {
        switch (outcome) {
            case Outcome.Answered answered -> answered(answered);
            case Outcome.Unreachable(String reason) -> fail(503, "Nobody can make this page at the moment.", reason);
            case Outcome.Silent(String reason) -> fail(502, "This page could not be made.", reason);
        }
    }

    private void answered(Outcome.Answered answered) {
        journey.answered(answered.status());
        switch (errand.heard(answered.status(), answered.fields(), visits.now())) {
            case Heard.Through(String status) -> through(answered, status);
            case Heard.Gather(String status, Gathering kept) -> {
                gathering = kept;
                through(answered, status);
            }
            case Heard.Kept(FromMemory memory) -> {
                dismiss(answered);
                caller.show(memory);
            }
            case Heard.Again() -> {
                dismiss(answered);
                again.run();
            }
        }
    }

    private void through(Outcome.Answered answered, String cacheStatus) {
        Reply reply = caller.reply(answered.status(), answered.fields(), cacheStatus);
        if (Caller.isReplaced(reply)) {
            stopGathering();
            dismiss(answered);
            caller.visitor().tell(reply);
            return;
        }
        Written written = new Written(response, this::whole, this::broken);
        body = written;
        caller.head(answered.status(), answered.fields(), reply);
        if (!answered.fields().has("content-length")
                && EndToEnd.mayHaveBody(request.method().name(), answered.status())) {
            response.setChunked(true);
            // The head goes out at once: the first piece may take its time.
            var _ = response.write(Buffer.buffer());
        }
        Gathering kept = gathering;
        Flow.Subscriber<ByteBuffer> taker = kept == null ? written : new Tee(kept, written, this::end);
        answered.body().subscribe(taker);
    }

    /** Nobody needs the rest of what the renderer says. */
    private void dismiss(Outcome.Answered answered) {
        answered.body().subscribe(new Renewal.Nobody(this::end));
    }

    private void fail(int status, String words, String reason) {
        journey.failed(reason);
        told(() -> LOG.log(System.Logger.Level.WARNING, "pass failed reason=" + reason));
        end();
        if (refused != null) {
            errand.abandon();
            caller.visitor().tell(Reply.plain(refused.status(), refused.text().strip()));
            return;
        }
        Optional<FromMemory> instead = errand.unanswered(visits.now());
        instead.ifPresentOrElse(caller::show, () -> caller.unavailable(status, words));
    }

    private void whole() {
        end();
        if (caller.visitor().hasBody() && !request.isEnded()) {
            Framing.leaveRest(request);
        }
    }

    private void broken(Throwable reason) {
        if (!over) {
            LOG.log(System.Logger.Level.DEBUG, "answer broke off reason=" + reason.getMessage());
            leave();
            Framing.breakOff(response);
        }
    }

    /** The visitor has left, and nobody is to work for them any more. */
    private void left() {
        if (over) {
            return;
        }
        leave();
        if (body != null) {
            body.giveUp();
        } else if (asked != null) {
            errand.abandon();
            asked.cancel(false);
        }
    }

    /** Others may wait for what is being gathered: it goes on, and holds its place until it is whole. */
    private void leave() {
        if (gathering != null && gathering.isUnderWay() && gathering.isFollowed()) {
            return;
        }
        stopGathering();
        end();
    }

    private void stopGathering() {
        if (gathering != null) {
            gathering.giveUp();
        }
    }

    private void end() {
        if (!over) {
            over = true;
            journey.end();
            passOn.leave();
        }
    }

    private void told(Runnable log) {
        SiteView view = caller.pass().view();
        About.of(view.site(), view.deploy(), view.epoch())
                .run(() -> journey.trace().run(log));
    }
}
