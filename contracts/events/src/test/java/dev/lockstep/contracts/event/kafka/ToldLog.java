package dev.lockstep.contracts.event.kafka;

import java.util.Optional;

/** What Kafka says of a log, as a test has it. */
final class ToldLog implements WhichLog {

    private Says says = Says.NAME;
    private String name = "one";

    private enum Says {
        NAME,
        NONE,
        NOTHING
    }

    void is(String another) {
        says = Says.NAME;
        name = another;
    }

    void isGone() {
        says = Says.NONE;
    }

    void isUntold() {
        says = Says.NOTHING;
    }

    @Override
    public Optional<String> ask() {
        return says == Says.NAME ? Optional.of(name) : Optional.empty();
    }

    @Override
    public boolean isMissing() {
        return says == Says.NONE;
    }
}
