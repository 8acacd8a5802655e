package dev.lockstep.edge.access;

/** Takes note of requests, without ever holding up whoever tells of them. */
public interface AccessLog extends AutoCloseable {

    /** Nothing is noted: do not even ask what could be. */
    AccessLog OFF = new AccessLog() {
        @Override
        public void log(Access access) {}

        @Override
        public void close() {}
    };

    void log(Access access);

    /** What was told before is written. */
    @Override
    void close();
}
