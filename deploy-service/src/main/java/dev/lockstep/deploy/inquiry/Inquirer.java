package dev.lockstep.deploy.inquiry;

import dev.lockstep.contracts.event.EdgeAsked;

/** Where every edge can be asked. */
public interface Inquirer {

    /** Sends the question, or not if nobody can be reached; never blocks. */
    void ask(EdgeAsked question);
}
