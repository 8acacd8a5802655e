package dev.lockstep.edge.vertx.visit;

import dev.lockstep.edge.answer.Compose;
import dev.lockstep.edge.answer.DateHeader;
import dev.lockstep.edge.answer.Reply;
import dev.lockstep.edge.door.Refusal;
import dev.lockstep.edge.site.Shown;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/** Receives visitors: refuses or redirects them at once, or begins a visit. */
public final class Visits {

    private final Receiving receiving;
    private final Deciding deciding;
    private final Waiting waiting;
    private final Writing writing;
    private final Counting counts;
    private final Executor blocking;
    private final Clock clock;
    private final ReplyWriter writer;
    private final Telling telling;
    private final Finding finding;

    /** {@code blocking} runs what may block. */
    public Visits(
            Receiving receiving,
            Deciding deciding,
            Waiting waiting,
            Writing writing,
            Counting counts,
            Executor blocking,
            Clock clock) {
        this.receiving = receiving;
        this.deciding = deciding;
        this.waiting = waiting;
        this.writing = writing;
        this.counts = counts;
        this.blocking = blocking;
        this.clock = clock;
        this.writer = new ReplyWriter(writing.bodies(), blocking, new DateHeader(clock));
        this.telling = new Telling(writer, writing.explain(), counts, clock);
        this.finding = new Finding(deciding, waiting.catchingUp(), clock);
    }

    public void receive(HttpServerRequest request, Context context) {
        receiving.refusal(request).ifPresentOrElse(why -> refuse(request, context, why), () -> hear(request, context));
    }

    private void refuse(HttpServerRequest request, Context context, Refusal why) {
        receiving.refusals().count(why);
        answer(request, context, Reply.plain(why.status(), why.text()));
    }

    private void hear(HttpServerRequest request, Context context) {
        switch (Target.of(request)) {
            case Target.Asked asked -> receive(new Visitor(receiving, telling, asked, request, context));
            case Target.Server() -> answer(request, context, Compose.options(Target.READING));
            case Target.Refused refused -> answer(request, context, refusal(refused));
        }
    }

    /** Whoever asks for nothing of any site. */
    private void answer(HttpServerRequest request, Context context, Reply reply) {
        receiving.witness().see(request, receiving);
        writer.write(request, context, reply, UnaryOperator.identity());
    }

    private void receive(Visitor visitor) {
        receiving.witness().see(visitor);
        receiving.byTls().announce(visitor);
        if (receiving.byTls().isMissing(visitor) && isKnown(visitor.host())) {
            visitor.tell(ByTls.moved(visitor));
        } else {
            new Visit(this, visitor).begin();
        }
    }

    private boolean isKnown(String host) {
        return !(deciding.sites().shown(host) instanceof Shown.Nothing);
    }

    public Receiving receiving() {
        return receiving;
    }

    Deciding deciding() {
        return deciding;
    }

    Waiting waiting() {
        return waiting;
    }

    Writing writing() {
        return writing;
    }

    Counting counts() {
        return counts;
    }

    Executor blocking() {
        return blocking;
    }

    Finding finding() {
        return finding;
    }

    Clock clock() {
        return clock;
    }

    Instant now() {
        return clock.instant();
    }

    private static Reply refusal(Target.Refused refused) {
        Reply reply = Reply.plain(refused.status(), refused.reason());
        return refused.status() == 405 ? reply.with("allow", Target.READING) : reply;
    }
}
