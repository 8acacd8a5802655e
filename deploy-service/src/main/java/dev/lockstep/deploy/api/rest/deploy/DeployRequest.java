package dev.lockstep.deploy.api.rest.deploy;

import dev.lockstep.deploy.lifecycle.Intent;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A deploy as a client announces it; {@code files} names a SHA-1 for each path. */
public record DeployRequest(
        boolean draft,
        @Nullable String branch,
        @Nullable String title,
        @Nullable Map<String, @Nullable String> files) {

    /** Of a request without a body, which some clients send when they have nothing to say yet. */
    static DeployRequest of(@Nullable DeployRequest sent) {
        return Objects.requireNonNullElse(sent, new DeployRequest(false, null, null, null));
    }

    Intent intent(String defaultTitle) {
        return new Intent(
                draft, Objects.requireNonNullElse(branch, ""), Objects.requireNonNullElse(title, defaultTitle));
    }

    Map<String, @Nullable String> announced() {
        return Objects.requireNonNullElse(files, Map.of());
    }
}
