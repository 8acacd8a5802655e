package dev.lockstep.deploy.api.rest.deploy;

import dev.lockstep.contracts.event.RollbackData;
import dev.lockstep.deploy.api.rest.problem.UnfitParameterException;

/** With which data a deploy comes back: the parameter {@code data}, {@code current} or {@code frozen}. */
public record Data(RollbackData chosen) {

    /** Read by JAX-RS. */
    public static Data fromString(String text) {
        return switch (text) {
            case "current" -> new Data(RollbackData.CURRENT);
            case "frozen" -> new Data(RollbackData.FROZEN);
            default ->
                throw new UnfitParameterException("there is no data '" + text + "'", "data is current or frozen");
        };
    }
}
