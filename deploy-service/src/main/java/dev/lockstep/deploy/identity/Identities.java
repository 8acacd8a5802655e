package dev.lockstep.deploy.identity;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import java.util.HexFormat;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Names that nobody can guess: a draft is known to those who were given its address. */
public final class Identities {
    /** 80 bits, and short enough to share a host's label with a site's name. */
    private static final int DEPLOY_BYTES = 10;

    private final RandomGenerator random;

    public Identities(RandomGenerator random) {
        this.random = random;
    }

    public SiteId site() {
        return new SiteId(uuid());
    }

    public DeployId deploy() {
        byte[] bytes = new byte[DEPLOY_BYTES];
        random.nextBytes(bytes);
        return new DeployId(HexFormat.of().formatHex(bytes));
    }

    public String event() {
        return uuid();
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
