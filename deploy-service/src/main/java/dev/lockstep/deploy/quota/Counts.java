package dev.lockstep.deploy.quota;

import java.util.stream.LongStream;

/**
 * How many a site has of what nobody lets go of but those who made it, or how many it may have.
 *
 * @param branches with an address, or with a deploy on its way to one
 * @param openDeploys that await files
 * @param pins deploys that are kept however many come after them
 */
public record Counts(long branches, long openDeploys, long pins) {
    /** What a site may have for which nobody has said anything else. */
    public static final Counts USUAL = new Counts(200, 50, 100);

    boolean anyBelow(long least) {
        return LongStream.of(branches, openDeploys, pins).anyMatch(count -> count < least);
    }
}
