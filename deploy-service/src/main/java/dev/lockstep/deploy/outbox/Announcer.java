package dev.lockstep.deploy.outbox;

import java.util.concurrent.CompletionStage;

/** Writes to the site log. */
public interface Announcer {

    /** Completes when the log has the event on all replicas; fails when that is not known. */
    CompletionStage<Position> announce(Unsent unsent);
}
