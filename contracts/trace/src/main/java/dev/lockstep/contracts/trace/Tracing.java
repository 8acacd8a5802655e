package dev.lockstep.contracts.trace;

/** Takes note of what is done. */
@FunctionalInterface
public interface Tracing {

    /** Takes no note of anything: what it costs is this call. */
    Tracing OFF = (name, role, parent) -> Activity.UNSEEN;

    /** Who is on the other side. */
    enum Role {
        /** Somebody who waits for the answer. */
        SERVER,
        /** Somebody who is asked and answers. */
        CLIENT,
        /** Whoever has sent a record. */
        CONSUMER
    }

    /**
     * Begins something.
     *
     * @param parent what it is done for; a trace of its own begins where that is none
     */
    Activity begin(String name, Role role, Trace parent);
}
