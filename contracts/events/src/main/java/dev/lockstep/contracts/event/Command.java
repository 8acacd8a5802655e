package dev.lockstep.contracts.event;

import java.util.List;

/** What someone asks of deploy-service over Kafka. The site is an id or a name, as people write it. */
public sealed interface Command extends Event
        permits DeployRequested, PublishRequested, RollbackRequested, PurgeRequested {

    String site();

    static List<Epoch> atMostOne(List<Epoch> expected) {
        if (expected.size() > 1) {
            throw new IllegalArgumentException("a site is at one epoch: " + expected);
        }
        return List.copyOf(expected);
    }
}
