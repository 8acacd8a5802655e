package dev.lockstep.deploy.outbox;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Writes to the site log. */
public interface Announcer {

    /** Which log there is to write to, by Kafka's own id of it; empty when Kafka does not say. */
    Optional<String> log();

    /** Whether Kafka says that it has no such log: one that does not answer does not. */
    boolean isMissing();

    /** Completes when the log has the event on all replicas; fails when that is not known. */
    CompletionStage<Position> announce(Unsent unsent);
}
