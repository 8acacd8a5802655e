package dev.lockstep.deploy.api.rest;

import dev.lockstep.contracts.event.DeployId;
import java.util.Optional;

/** Reads ids out of URLs: what cannot be one names nothing. */
final class DeployIds {
    private DeployIds() {}

    static Optional<DeployId> parse(String text) {
        try {
            return Optional.of(new DeployId(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
