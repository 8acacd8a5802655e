package dev.lockstep.deploy.outbox;

/** What the relay of this process saw last where the site log should be, for whoever wants to be told. */
public final class LogSight {
    private volatile Seen seen = Seen.NOTHING;

    /** What there is to see. */
    public enum Seen {
        /** Nobody has looked, or Kafka has not answered yet. */
        NOTHING,

        /** The log that is written to. */
        LOG,

        /** The log that is written to, without some of what it said and what still holds. */
        CUT,
        /** A log that has taken its place. */
        ANOTHER,

        /** Kafka answers, and has no such log. */
        NONE;

        /** Whether more can be written to it: readers who know all of it need no more than that. */
        boolean isWrittenTo() {
            return switch (this) {
                case LOG, CUT -> true;
                case NOTHING, ANOTHER, NONE -> false;
            };
        }
    }

    public Seen seen() {
        return seen;
    }

    /** Returns what was seen before. */
    Seen see(Seen now) {
        Seen before = seen;
        seen = now;
        return before;
    }
}
