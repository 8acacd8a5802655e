package dev.lockstep.deploy.propagation;

import dev.lockstep.deploy.outbox.Position;
import dev.lockstep.deploy.outbox.SendLog;
import dev.lockstep.deploy.outbox.Signal;
import dev.lockstep.deploy.outbox.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** Waits until every living edge has acknowledged a statement, or refused it, or the time is over. */
public final class AwaitPropagation {
    /** Another process may be the one that announces: then nothing wakes this one. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final SendLog log;
    private final Edges edges;
    private final Signal signal;
    private final LongSupplier nanos;

    public AwaitPropagation(SendLog log, Edges edges, Signal signal, LongSupplier nanos) {
        this.log = log;
        this.edges = edges;
        this.signal = signal;
        this.nanos = nanos;
    }

    /** How far the statement has come now. */
    public Propagation look(Statement statement) {
        return report(statement, find(statement), Duration.ZERO);
    }

    public Propagation await(Statement statement, Duration atMost) throws InterruptedException {
        long begin = nanos.getAsLong();
        List<Position> position = List.of();
        while (true) {
            long seen = signal.count();
            position = position.isEmpty() ? find(statement) : position;
            Duration took = Duration.ofNanos(nanos.getAsLong() - begin);
            Propagation now = report(statement, position, took);
            if (took.compareTo(atMost) >= 0 || (edges.isSettled() && now.isDecided())) {
                return now;
            }
            signal.await(seen, shorter(LOOK_AGAIN, atMost.minus(took)));
        }
    }

    private Propagation report(Statement statement, List<Position> position, Duration took) {
        List<EdgeReport> reports = edges.living().stream()
                .map(edge -> position.isEmpty() ? unannounced(edge) : edge.report(statement, position.getFirst()))
                .toList();
        return new Propagation(statement.epoch(), reports, took);
    }

    /** None while the statement was not announced. */
    private List<Position> find(Statement statement) {
        return log.find(statement).stream().toList();
    }

    private static EdgeReport unannounced(EdgeState edge) {
        return new EdgeReport(edge.edge(), EdgeReport.Answer.AWAITED, "it was not announced yet", edge.at());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
