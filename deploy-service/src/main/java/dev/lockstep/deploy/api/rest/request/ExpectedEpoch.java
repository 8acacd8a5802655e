package dev.lockstep.deploy.api.rest.request;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.deploy.api.rest.problem.UnfitParameterException;
import dev.lockstep.deploy.expectation.Expectation;

/** The epoch at which a caller believes a site to be: the parameter {@code expected_epoch}; empty for any. */
public record ExpectedEpoch(Expectation expectation) {

    /** Read by JAX-RS. */
    public static ExpectedEpoch fromString(String text) {
        try {
            return new ExpectedEpoch(
                    text.isEmpty() ? Expectation.any() : new Expectation.At(new Epoch(Long.parseLong(text))));
        } catch (IllegalArgumentException ignored) {
            throw new UnfitParameterException("'" + text + "' is no epoch", "expected_epoch is a number, such as 42");
        }
    }
}
