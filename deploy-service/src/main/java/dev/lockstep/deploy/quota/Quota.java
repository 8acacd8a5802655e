package dev.lockstep.deploy.quota;

import dev.lockstep.contracts.event.Allowance;
import java.util.stream.LongStream;

/**
 * How much a site may be.
 *
 * @param deploys how many ready ones are kept without another reason; with no limit, as many as the platform keeps
 * @param filesOfDeploy of one deploy
 * @param bytesOfDeploy of one deploy's files, each content once
 * @param bytesOfSite of all that its deploys hold, each content once
 * @param rendersPerSecond of its pages, by all workers together
 * @param pages how many rendered ones are kept, of all its deploys; with no limit, as many as the platform keeps
 * @param counts of what stays until somebody ends it
 */
public record Quota(
        long deploys,
        long filesOfDeploy,
        long bytesOfDeploy,
        long bytesOfSite,
        long rendersPerSecond,
        long pages,
        Counts counts) {
    /** What is as much as anybody could want. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    /** Of a site for which nobody has said anything else: what every deploy is held to, anyway. */
    public static final Quota USUAL = new Quota(UNLIMITED, 50_000, 2L << 30, UNLIMITED, UNLIMITED, UNLIMITED);

    public Quota {
        if (counts.anyBelow(1)
                || LongStream.of(deploys, filesOfDeploy, bytesOfDeploy, bytesOfSite, rendersPerSecond, pages)
                        .anyMatch(most -> most < 1)) {
            throw new IllegalArgumentException("a quota is more than nothing");
        }
    }

    /** With as much as is usual of what stays until somebody ends it. */
    public Quota(
            long deploys, long filesOfDeploy, long bytesOfDeploy, long bytesOfSite, long rendersPerSecond, long pages) {
        this(deploys, filesOfDeploy, bytesOfDeploy, bytesOfSite, rendersPerSecond, pages, Counts.USUAL);
    }

    /** What of it is not for the API to keep to. */
    public Allowance allowance() {
        return new Allowance(rendersPerSecond);
    }

    /** Whether what is held by the site has to be looked up. */
    public boolean limitsSite() {
        return bytesOfSite != UNLIMITED;
    }
}
