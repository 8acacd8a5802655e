package dev.lockstep.deploy.token;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the bearer of a token may do. Each role may do what those before it may. */
public enum Role {
    /** Reads. */
    VIEWER,
    /** Uploads drafts and deploys of branches. */
    DEPLOYER,
    /** Changes what visitors see: publishes, rolls back, locks and purges. */
    PUBLISHER,
    /** Changes settings, domains and tokens, and reads the audit log. */
    OWNER;

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /** What the role is called outside. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> called(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
