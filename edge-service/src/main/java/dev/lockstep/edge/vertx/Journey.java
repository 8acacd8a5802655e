package dev.lockstep.edge.vertx;

import dev.lockstep.contracts.trace.Activity;
import dev.lockstep.contracts.trace.Trace;
import dev.lockstep.edge.answer.Failure;

/** A visit for which something has to be made, as it is traced: those that are answered from memory are not. */
record Journey(Activity activity) {

    static final Journey NONE = new Journey(Activity.UNSEEN);

    /** What is asked for on its behalf belongs to this. */
    Trace trace() {
        return activity.trace();
    }

    /** A page has come, which was made for this trace or, if several asked, for another's. */
    void landed(Trace made) {
        activity.link(made);
    }

    void failed(Failure how) {
        activity.fail(how.toString());
    }

    void end() {
        activity.end();
    }
}
