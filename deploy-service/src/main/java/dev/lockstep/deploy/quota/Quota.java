package dev.lockstep.deploy.quota;

/**
 * How much a site may be.
 *
 * @param deploys how many are kept, beside those that are shown or were shown lately
 * @param filesOfDeploy of one deploy
 * @param bytesOfDeploy of one deploy's files, each path counted
 * @param bytesOfSite of all that its deploys hold, each content once
 */
public record Quota(long deploys, long filesOfDeploy, long bytesOfDeploy, long bytesOfSite) {
    /** What is as much as anybody could want. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    /** Of a site for which nobody has said anything else: what every deploy is held to, anyway. */
    public static final Quota USUAL = new Quota(UNLIMITED, 50_000, 2L << 30, UNLIMITED);

    public Quota {
        if (Math.min(Math.min(deploys, filesOfDeploy), Math.min(bytesOfDeploy, bytesOfSite)) < 1) {
            throw new IllegalArgumentException("a quota is more than nothing");
        }
    }

    /** Whether what is held by the site has to be looked up. */
    public boolean limitsSite() {
        return bytesOfSite != UNLIMITED;
    }
}
