package dev.lockstep.edge.vertx.visit;

import dev.lockstep.contracts.client.Client;
import dev.lockstep.contracts.client.Proxies;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.edge.answer.Answer;
import dev.lockstep.edge.answer.Compose;
import dev.lockstep.edge.answer.DateHeader;
import dev.lockstep.edge.answer.Decide;
import dev.lockstep.edge.answer.Prepared;
import dev.lockstep.edge.answer.Reply;
import dev.lockstep.edge.ask.Asking;
import dev.lockstep.edge.ask.RefreshAhead;
import dev.lockstep.edge.body.Bodies;
import dev.lockstep.edge.cache.HttpCache;
import dev.lockstep.edge.client.CountryHeader;
import dev.lockstep.edge.continuity.CatchingUp;
import dev.lockstep.edge.door.Limits;
import dev.lockstep.edge.door.Refusal;
import dev.lockstep.edge.door.Refusals;
import dev.lockstep.edge.explain.ExplainResponse;
import dev.lockstep.edge.lease.Lease;
import dev.lockstep.edge.pass.PassOn;
import dev.lockstep.edge.preview.Gate;
import dev.lockstep.edge.site.Manifests;
import dev.lockstep.edge.site.Shown;
import dev.lockstep.edge.site.Sites;
import dev.lockstep.edge.skew.EarlierFiles;
import dev.lockstep.edge.skew.Pins;
import dev.lockstep.edge.visit.LookupOutcome;
import dev.lockstep.edge.visit.Tally;
import dev.lockstep.edge.visit.VisitCounts;
import dev.lockstep.edge.visit.VisitTimes;
import io.vertx.core.Context;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/** Receives visitors. */
public final class Visits {

    private final Receiving receiving;
    private final Deciding deciding;
    private final Waiting waiting;
    private final Writing writing;
    private final Counts counts;
    private final Executor blocking;
    private final Clock clock;
    private final DateHeader date;
    private final ReplyWriter writer;

    /** {@code blocking} runs what may block. */
    public Visits(
            Receiving receiving,
            Deciding deciding,
            Waiting waiting,
            Writing writing,
            Counts counts,
            Executor blocking,
            Clock clock) {
        this.receiving = receiving;
        this.deciding = deciding;
        this.waiting = waiting;
        this.writing = writing;
        this.counts = counts;
        this.blocking = blocking;
        this.clock = clock;
        this.date = new DateHeader(clock);
        this.writer = new ReplyWriter(writing.bodies(), blocking, date);
    }

    /**
     * Who visitors are, where from, whether they are to come by TLS, and who takes note of them.
     *
     * @param limits of what they send
     * @param refusals those that are told here and not by the door
     */
    public record Receiving(
            Proxies proxies, CountryHeader country, ByTls byTls, Witness witness, Limits limits, Refusals refusals) {

        /** Told from the proxies in front of this edge. */
        Client client(HttpServerRequest request) {
            HttpConnection connection = request.connection();
            String peer = String.valueOf(connection.remoteAddress().hostAddress());
            return proxies.client(peer, connection.isSsl(), name -> Target.header(request, name));
        }

        /** Where no door has counted before. */
        Optional<Refusal> refusal(HttpServerRequest request) {
            if (request.version() != HttpVersion.HTTP_2) {
                return Optional.empty();
            }
            if (request.uri().length() > limits.targetBytes()) {
                return Optional.of(Refusal.TARGET_TOO_LONG);
            }
            return request.headers().entries().size() > limits.fields()
                    ? Optional.of(Refusal.TOO_MANY_FIELDS)
                    : Optional.empty();
        }
    }

    /** What an answer is decided by, and for how long that may be believed. */
    public record Deciding(
            Sites sites, Manifests manifests, Decide decide, EarlierFiles earlier, Showing showing, Lease lease) {}

    /** To whom a site shows something else than to everybody. */
    public record Showing(Gate gate, Pins pins) {}

    /**
     * What visitors wait for.
     *
     * @param patience how long a visitor is held for a page that has to be rendered
     * @param catchingUp holds who has seen more than this edge knows
     * @param journeys are those for which something has to be made
     */
    public record Waiting(Asking asking, Duration patience, CatchingUp catchingUp, Journeys journeys) {}

    /** What goes out: heads and bodies that are stored, answers that come through from a renderer or were kept then, and why. */
    public record Writing(Prepared prepared, Bodies bodies, PassOn passOn, HttpCache kept, ExplainResponse explain) {}

    /** What is counted of visits: for owners, for operators, and to renew what is popular. */
    public record Counts(VisitCounts pages, Tally answers, RefreshAhead ahead, VisitTimes times, LongSupplier clock) {

        /** Now, to tell how long something took. */
        long nanos() {
            return clock.getAsLong();
        }

        void answered(SiteId site, LookupOutcome outcome, long sinceNanos) {
            times.answered(site, outcome, nanos() - sinceNanos);
        }

        /** What was there when a visitor came. */
        void tally(Answer answer) {
            switch (answer) {
                case Answer.Hit _ -> answers.fresh();
                case Answer.Stale _ -> answers.stale();
                case Answer.Miss _, Answer.Expired _ -> answers.missed();
                case Answer.Pass _ -> answers.passed();
                case Answer.File _, Answer.Moved _, Answer.NotFound _ -> {}
            }
        }

        /** Which page a visitor gets in the end. */
        void count(Answer answer) {
            switch (answer) {
                case Answer.Hit hit -> pages.count(hit.page());
                case Answer.Stale(var _, PageRevalidated page, var _) -> pages.count(page);
                case Answer.File _,
                        Answer.Moved _,
                        Answer.Miss _,
                        Answer.Expired _,
                        Answer.Pass _,
                        Answer.NotFound _ -> {}
            }
        }

        /** Counts a visit of a page that is fresh; whether the page should be renewed now. */
        boolean isDue(Answer.Hit hit, Instant now) {
            return hit.routed().route().upkeep().ahead() && ahead.isDue(hit.page(), now);
        }
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
            case Target.Asked asked -> receive(new Visitor(this, asked, request, context));
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

    Counts counts() {
        return counts;
    }

    Executor blocking() {
        return blocking;
    }

    ReplyWriter writer() {
        return writer;
    }

    DateHeader date() {
        return date;
    }

    Instant now() {
        return clock.instant();
    }

    private static Reply refusal(Target.Refused refused) {
        Reply reply = Reply.plain(refused.status(), refused.reason());
        return refused.status() == 405 ? reply.with("allow", Target.READING) : reply;
    }
}
