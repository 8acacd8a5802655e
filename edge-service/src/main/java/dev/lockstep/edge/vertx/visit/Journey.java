package dev.lockstep.edge.vertx.visit;

import dev.lockstep.contracts.trace.Activity;
import dev.lockstep.contracts.trace.Trace;

/** A visit for which something has to be made while it waits, as it is traced: those that are answered from memory are not. */
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

    void answered(int status) {
        activity.note("http.response.status_code", Integer.toString(status));
    }

    void failed(String how) {
        activity.fail(how);
    }

    void end() {
        activity.end();
    }
}
