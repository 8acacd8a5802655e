package dev.lockstep.deploy.site;

import dev.lockstep.contracts.event.Epoch;

/** What a caller believes of a site, and without which they do not want what they ask for. */
public sealed interface Expectation {

    /** Whatever happened meanwhile. */
    record Anything() implements Expectation {}

    /** Nothing may have happened since this epoch. */
    record At(Epoch epoch) implements Expectation {}

    static Expectation any() {
        return new Anything();
    }

    default boolean isMetBy(Site site) {
        return switch (this) {
            case Anything() -> true;
            case At(Epoch epoch) -> site.epoch().equals(epoch);
        };
    }
}
