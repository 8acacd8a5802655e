package dev.lockstep.deploy.token;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What an operator may set of tokens. */
@ConfigMapping(prefix = "lockstep")
public interface TokenSettings {

    /** Whoever shows it may do everything. Another one in its place takes the earlier one's rights away. */
    Optional<String> token();
}
