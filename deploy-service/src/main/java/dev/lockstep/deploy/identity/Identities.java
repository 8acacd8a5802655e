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

    private static final int TOKEN_BYTES = 8;

    private final RandomGenerator random;

    public Identities(RandomGenerator random) {
        this.random = random;
    }

    public SiteId site() {
        return new SiteId(uuid());
    }

    public DeployId deploy() {
        return new DeployId(hex(DEPLOY_BYTES));
    }

    /** The id of a token, which is no secret. */
    public String token() {
        return hex(TOKEN_BYTES);
    }

    public String event() {
        return uuid();
    }

    private String hex(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
