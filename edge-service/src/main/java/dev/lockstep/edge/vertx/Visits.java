package dev.lockstep.edge.vertx;

import dev.lockstep.edge.answer.Decide;
import dev.lockstep.edge.answer.Reply;
import dev.lockstep.edge.ask.Asking;
import dev.lockstep.edge.ask.RefreshAhead;
import dev.lockstep.edge.body.Bodies;
import dev.lockstep.edge.explain.ExplainResponse;
import dev.lockstep.edge.lease.Lease;
import dev.lockstep.edge.pass.PassOn;
import dev.lockstep.edge.site.Manifests;
import dev.lockstep.edge.site.Sites;
import dev.lockstep.edge.visit.Tally;
import dev.lockstep.edge.visit.VisitCounts;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/**
 * Receives visitors.
 *
 * @param patience how long a visitor is held for a page that has to be rendered
 * @param blocking runs what may block
 */
public record Visits(
        Sites sites,
        Manifests manifests,
        Decide decide,
        Asking asking,
        PassOn passOn,
        Bodies bodies,
        Counts counts,
        ExplainResponse explain,
        Lease lease,
        Duration patience,
        Executor blocking,
        Clock clock) {

    /** What is counted of visits: for owners, for operators, and to renew what is popular. */
    public record Counts(VisitCounts pages, Tally answers, RefreshAhead ahead) {}

    void receive(HttpServerRequest request, Context context) {
        ReplyWriter writer = new ReplyWriter(bodies, blocking, clock);
        switch (Target.of(request)) {
            case Target.Asked asked -> new Visit(this, writer, request, asked, context).begin();
            case Target.Refused refused -> writer.write(request, context, refusal(refused), UnaryOperator.identity());
        }
    }

    private static Reply refusal(Target.Refused refused) {
        Reply reply = Reply.plain(refused.status(), refused.reason());
        return refused.status() == 405 ? reply.with("allow", "GET, HEAD") : reply;
    }
}
