package dev.lockstep.contracts.event;

/** What someone asks of deploy-service over Kafka. The site is an id or a name, as people write it. */
public sealed interface Command extends Event
        permits DeployRequested, PublishRequested, RollbackRequested, PurgeRequested {

    String site();
}
