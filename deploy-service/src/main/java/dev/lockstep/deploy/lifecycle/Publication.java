package dev.lockstep.deploy.lifecycle;

import java.time.Instant;

/** Whether a deploy has been live. */
public sealed interface Publication {

    record Never() implements Publication {}

    /** It was live, and may be. */
    record Last(Instant at) implements Publication {}
}
