package dev.lockstep.edge.access;

/**
 * What an answer is of.
 *
 * @param epoch of the site; 0 where there is none
 */
public record Source(String site, String deploy, long epoch) {

    /** Of no site: a refusal, or a host that nobody has. */
    public static final Source NONE = new Source("", "", 0);
}
