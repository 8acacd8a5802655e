package dev.lockstep.deploy.api.rest.request;

import dev.lockstep.deploy.api.rest.problem.UnfitParameterException;
import dev.lockstep.deploy.rebuild.OfUnknown;

/** What becomes of what edges show and the database does not know: the parameter {@code unknown}. */
public record UnknownChoice(OfUnknown chosen) {

    /** Read by JAX-RS. */
    public static UnknownChoice fromString(String text) {
        return switch (text) {
            case "keep" -> new UnknownChoice(OfUnknown.KEEP);
            case "withdraw" -> new UnknownChoice(OfUnknown.WITHDRAW);
            default ->
                throw new UnfitParameterException(
                        "'" + text + "' is nothing to do with what is unknown", "unknown is keep or withdraw");
        };
    }
}
