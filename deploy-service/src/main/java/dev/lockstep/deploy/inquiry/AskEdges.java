package dev.lockstep.deploy.inquiry;

import dev.lockstep.contracts.event.EdgeAnswered;
import dev.lockstep.contracts.event.EdgeAsked;
import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.EdgeQuestion;
import dev.lockstep.deploy.identity.Identities;
import dev.lockstep.deploy.outbox.Signal;
import dev.lockstep.deploy.propagation.Edges;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Asks all edges, and waits until each that lives has answered or the time is over. */
public final class AskEdges {
    private final Inquirer inquirer;
    private final Edges edges;
    private final Identities identities;
    private final Clock clock;
    private final LongSupplier nanos;
    private final ConcurrentMap<String, Map<EdgeId, EdgeAnswered>> open = new ConcurrentHashMap<>();
    private final Signal answered = new Signal();

    /** {@code nanos} is such as {@link System#nanoTime}. */
    public AskEdges(Inquirer inquirer, Edges edges, Identities identities, Clock clock, LongSupplier nanos) {
        this.inquirer = inquirer;
        this.edges = edges;
        this.identities = identities;
        this.clock = clock;
        this.nanos = nanos;
    }

    public Gathered ask(EdgeQuestion question, Duration atMost) throws InterruptedException {
        String id = identities.event();
        Asked asked = new Asked(new ConcurrentHashMap<>(), edges.names());
        open.put(id, asked.answers());
        try {
            inquirer.ask(new EdgeAsked(id, question, clock.instant()));
            await(asked, atMost);
            return new Gathered(List.copyOf(asked.answers().values()), silent(asked));
        } finally {
            open.remove(id);
        }
    }

    /** Edges that lived when they were asked are expected to answer, even if they were not heard of since. */
    private record Asked(Map<EdgeId, EdgeAnswered> answers, List<EdgeId> expected) {}

    /** An edge has answered; whoever asked may be another process, or have gone. */
    public void heard(EdgeAnswered answer) {
        Map<EdgeId, EdgeAnswered> answers = open.get(answer.id());
        if (answers != null) {
            answers.putIfAbsent(answer.edge(), answer);
            answered.give();
        }
    }

    private void await(Asked asked, Duration atMost) throws InterruptedException {
        long begin = nanos.getAsLong();
        Duration left = atMost;
        while (left.isPositive()) {
            long seen = answered.count();
            if (edges.isSettled() && silent(asked).isEmpty()) {
                return;
            }
            answered.await(seen, left);
            left = atMost.minusNanos(nanos.getAsLong() - begin);
        }
    }

    private List<EdgeId> silent(Asked asked) {
        return Stream.concat(asked.expected().stream(), edges.names().stream())
                .distinct()
                .filter(edge -> !asked.answers().containsKey(edge))
                .toList();
    }
}
