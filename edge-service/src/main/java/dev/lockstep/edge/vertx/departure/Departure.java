package dev.lockstep.edge.vertx.departure;

import dev.lockstep.edge.door.Refusal;

/** One answer on its way out. Everything happens on its connection's event loop. */
public final class Departure {

    private final End end;
    private long body;

    /** Hears once how an answer ended. */
    public interface End {

        /** {@code whole}: all of it has left. */
        void left(long bodyBytes, boolean whole);

        /** The door has answered in its place. */
        void refused(Refusal why);
    }

    public Departure(End end) {
        this.end = end;
    }

    /** So many bytes of its body are with the connection now. */
    void add(long bytes) {
        body += bytes;
    }

    void whole() {
        end.left(body, true);
    }

    /**
     * Nothing more of it will leave.
     *
     * @param stuck bytes that the connection had and that have not left, of this answer and those before it
     * @return those of the answers before
     */
    long broken(long stuck) {
        long own = Math.min(stuck, body);
        end.left(body - own, false);
        return stuck - own;
    }

    void refused(Refusal why) {
        end.refused(why);
    }
}
