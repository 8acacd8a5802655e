package dev.lockstep.render.page;

/** Why nobody needs a page any more, or nobody gets it. */
public enum WhyDropped {
    /** Its deadline was over before its turn came. */
    LATE,
    /** This worker has not read as much of the site log as the request asks for. */
    BEHIND,
    /** The deploy is not known any more. */
    GONE,
    /** The deploy has no route for it. */
    NO_ROUTE,
    /** Its route stores nothing. */
    NOT_STORED,
    /** Another worker has taken the request over. */
    MOVED,
    /** Too many pages of its site wait. */
    SHED,
    /** Its site may not have as many pages made in a second. */
    OVER_QUOTA
}
