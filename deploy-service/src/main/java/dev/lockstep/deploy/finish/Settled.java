package dev.lockstep.deploy.finish;

/** What remains to be done of a deploy that was processed. */
sealed interface Settled {

    /** Nothing. */
    record Done(Finished finished) implements Settled {}

    /** To render what visitors ask for, and then to publish. */
    record ToWarm() implements Settled {}
}
