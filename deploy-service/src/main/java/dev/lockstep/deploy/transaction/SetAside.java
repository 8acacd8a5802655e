package dev.lockstep.deploy.transaction;

/** Counts what was set aside, as it would fail each time it is tried. */
public interface SetAside {

    /** Where it came from. */
    enum From {
        /** The logs of pages. */
        PAGES,
        /** Topics of data events. */
        EVENTS
    }

    /** One more. */
    void count(From from);
}
