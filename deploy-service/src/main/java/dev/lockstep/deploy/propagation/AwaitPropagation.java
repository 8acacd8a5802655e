package dev.lockstep.deploy.propagation;

import dev.lockstep.contracts.event.EdgeSynced;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.LeaseMode;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.outbox.LogMemory;
import dev.lockstep.deploy.outbox.Position;
import dev.lockstep.deploy.outbox.SendLog;
import dev.lockstep.deploy.outbox.Signal;
import dev.lockstep.deploy.outbox.Statement;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Waits until every edge has acknowledged a statement, or refused it, or shows nothing that it forbids, or the time is
 * over.
 */
public final class AwaitPropagation {
    /** Another process may be the one that announces: then nothing wakes this one. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private static final String NOT_YET = "it was not announced yet";
    private static final String HELD_BACK = NOT_YET
            + ": the site log says what the database does not know, so that nothing is announced before a rebuild";

    private final SendLog log;
    private final LogMemory memory;
    private final SiteStore sites;
    private final Edges edges;
    private final Signal signal;
    private final LongSupplier nanos;

    public AwaitPropagation(
            SendLog log, LogMemory memory, SiteStore sites, Edges edges, Signal signal, LongSupplier nanos) {
        this.log = log;
        this.memory = memory;
        this.sites = sites;
        this.edges = edges;
        this.signal = signal;
        this.nanos = nanos;
    }

    /** How far the edges have come with all that was stated of a site, whatever that was last. */
    public Overview look(Site site) {
        List<Statement> last = log.latest(site.id()).stream().toList();
        List<Position> position =
                last.stream().flatMap(log -> find(log).stream()).toList();
        Statement statement =
                last.isEmpty() ? new Statement(site.id(), SiteConfigured.SETTINGS, site.epoch()) : last.getFirst();
        String notYet = notYet(position);
        List<Overview.Standing> edges = this.edges.known().stream()
                .map(edge -> new Overview.Standing(
                        report(edge, statement, position, Fence.NONE, notYet), reached(edge, statement, position)))
                .toList();
        return new Overview(statement.epoch(), edges);
    }

    /** Asks the database for an edge that lags behind: too dear for whoever waits. */
    private Epoch reached(EdgeState edge, Statement statement, List<Position> position) {
        if (position.isEmpty()) {
            return Epoch.ZERO;
        }
        Epoch read = edge.hasApplied(position.getFirst())
                ? statement.epoch()
                : log.epochBefore(statement.site(), edge.reached(position.getFirst()));
        return edge.whole(statement.site(), read);
    }

    public Propagation await(Statement statement, Duration atMost) throws InterruptedException {
        List<Position> strict = strict(statement.site());
        long begin = nanos.getAsLong();
        long announced = begin;
        List<Position> position = List.of();
        while (true) {
            long seen = signal.count();
            if (position.isEmpty()) {
                announced = nanos.getAsLong();
                position = find(statement);
            }
            long now = nanos.getAsLong();
            Duration took = Duration.ofNanos(now - begin);
            Propagation reached =
                    report(statement, position, new Fence(strict, Duration.ofNanos(now - announced)), took);
            if (took.compareTo(atMost) >= 0 || (edges.isSettled(!strict.isEmpty()) && reached.isDecided())) {
                return reached;
            }
            signal.await(seen, shorter(LOOK_AGAIN, atMost.minus(took)));
        }
    }

    /** Where it is stated that a site is strict; nowhere if it is not. */
    private List<Position> strict(SiteId id) {
        boolean strict = sites.find(id.text())
                .filter(site -> site.settings().lease() == LeaseMode.STRICT)
                .isPresent();
        return strict
                ? log.latest(id, SiteConfigured.SETTINGS).stream()
                        .flatMap(settings -> find(settings).stream())
                        .toList()
                : List.of();
    }

    /** Why nobody can have acknowledged what lies nowhere. */
    private String notYet(List<Position> position) {
        return position.isEmpty() && memory.isBehind() ? HELD_BACK : NOT_YET;
    }

    private Propagation report(Statement statement, List<Position> position, Fence fence, Duration took) {
        String notYet = notYet(position);
        List<EdgeReport> reports = edges.known().stream()
                .map(edge -> report(edge, statement, position, fence, notYet))
                .toList();
        return new Propagation(statement.epoch(), reports, took);
    }

    private static EdgeReport report(
            EdgeState edge, Statement statement, List<Position> position, Fence fence, String notYet) {
        return position.isEmpty()
                ? report(edge, EdgeReport.Answer.AWAITED, notYet)
                : report(edge, statement, position.getFirst(), fence);
    }

    private static EdgeReport report(EdgeState edge, Statement statement, Position position, Fence fence) {
        return edge.refusal(statement.site(), statement.epoch())
                .map(refusal -> report(edge, answer(refusal), refusal.reason()))
                .orElseGet(() -> edge.hasApplied(position)
                        ? report(edge, EdgeReport.Answer.ACKNOWLEDGED, "")
                        : silent(edge, fence));
    }

    private static EdgeReport.Answer answer(EdgeSynced.Refusal refusal) {
        return refusal.preparing() ? EdgeReport.Answer.AWAITED : EdgeReport.Answer.REFUSED;
    }

    private static EdgeReport silent(EdgeState edge, Fence fence) {
        String since = "has not applied it yet, last heard " + edge.age().toMillis() + " ms ago";
        return fence.holds(edge)
                ? report(edge, EdgeReport.Answer.FENCED, since + ", and its lease has run out")
                : report(edge, EdgeReport.Answer.AWAITED, since);
    }

    private static EdgeReport report(EdgeState edge, EdgeReport.Answer answer, String reason) {
        return new EdgeReport(
                edge.edge(), answer, reason, edge.age(), edge.said().at());
    }

    /** None while the statement was not announced. */
    private List<Position> find(Statement statement) {
        return log.find(statement).stream().toList();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
