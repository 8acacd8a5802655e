package dev.lockstep.contracts.trace;

/** Something that is being done, until it is ended: a span. Any thread may tell something of it. */
public interface Activity {

    /** Nobody wants to know. */
    Activity UNSEEN = new Activity() {

        @Override
        public Trace trace() {
            return Trace.NONE;
        }

        @Override
        public void note(String name, String value) {}

        @Override
        public void link(Trace other) {}

        @Override
        public void fail(String why) {}

        @Override
        public void end() {}
    };

    /** What is done for it belongs to this. */
    Trace trace();

    void note(String name, String value);

    /** Something else has to do with it, which is not done for it alone. */
    void link(Trace other);

    void fail(String why);

    /** Whatever is told later is not heard; ending it again does nothing. */
    void end();
}
