package dev.lockstep.deploy.expectation;

import dev.lockstep.contracts.event.Epoch;
import java.util.List;

/** What a caller believes of a site, and without which they do not want what they ask for. */
public sealed interface Expectation {

    /** Whatever happened meanwhile. */
    record Anything() implements Expectation {}

    /** Nothing may have happened since this epoch. */
    record At(Epoch epoch) implements Expectation {}

    static Expectation any() {
        return new Anything();
    }

    /** Of no epoch or one. */
    static Expectation of(List<Epoch> expected) {
        return expected.isEmpty() ? any() : new At(expected.getFirst());
    }

    default boolean isMetBy(Epoch epoch) {
        return switch (this) {
            case Anything() -> true;
            case At(Epoch expected) -> expected.equals(epoch);
        };
    }

    /** What to believe of a site that was found as expected and has been taken to another epoch since. */
    default Expectation movedTo(Epoch epoch) {
        return switch (this) {
            case Anything anything -> anything;
            case At ignored -> new At(epoch);
        };
    }
}
