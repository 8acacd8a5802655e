package dev.lockstep.edge.vertx.visit;

import dev.lockstep.edge.cache.Errand;
import dev.lockstep.edge.cache.Gathering;
import dev.lockstep.edge.cache.Heard;
import dev.lockstep.edge.pass.PassOn;
import dev.lockstep.edge.pass.Passage;
import dev.lockstep.edge.pass.Workers.Outcome;
import dev.lockstep.edge.vertx.flow.Tee;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.concurrent.Flow;

/** Has something that is kept asked for anew, for nobody who waits (RFC 5861 §3). */
final class Renewal {

    private static final System.Logger LOG = System.getLogger(Renewal.class.getName());

    private final PassOn passOn;
    private final Clock clock;
    private final Errand errand;

    Renewal(PassOn passOn, Clock clock, Errand errand) {
        this.passOn = passOn;
        this.clock = clock;
        this.errand = errand;
    }

    /** Where there is no room for it, whoever comes next asks for it. */
    void begin(String target) {
        if (!passOn.enter()) {
            errand.abandon();
            return;
        }
        var _ = passOn.pass(new Passage("GET", target, errand.fields(), new Passage.Body.None()))
                .thenAccept(this::heard);
    }

    /** Whatever goes wrong, the place is given back, and whoever comes next asks anew. */
    private void heard(Outcome outcome) {
        try {
            take(outcome);
        } catch (RuntimeException defect) {
            LOG.log(System.Logger.Level.ERROR, "a renewal failed", defect);
            errand.abandon();
            passOn.leave();
        }
    }

    private void take(Outcome outcome) {
        switch (outcome) {
            case Outcome.Answered answered ->
                answered.body().subscribe(taker(errand.heard(answered.status(), answered.fields(), clock.instant())));
            case Outcome.Unreachable _, Outcome.Silent _ -> {
                var _ = errand.unanswered(clock.instant());
                passOn.leave();
            }
        }
    }

    private Flow.Subscriber<ByteBuffer> taker(Heard heard) {
        return switch (heard) {
            case Heard.Gather(String ignored, Gathering gathering) ->
                new Tee(gathering, new Nobody(() -> {}), passOn::leave);
            case Heard.Kept _, Heard.Through _, Heard.Again _ -> new Nobody(passOn::leave);
        };
    }

    /** Takes nothing. */
    record Nobody(Runnable last) implements Flow.Subscriber<ByteBuffer> {

        @Override
        public void onSubscribe(Flow.Subscription to) {
            to.cancel();
            last.run();
        }

        @Override
        public void onNext(ByteBuffer bytes) {}

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onComplete() {}
    }
}
