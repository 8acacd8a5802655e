package dev.lockstep.contracts.event;

import java.util.Optional;
import java.util.regex.Pattern;

/** Names a deploy for ever. Short enough to be the first part of a host's label: {@code <deploy>--<site>}. */
public record DeployId(String text) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]{1,32}");

    public DeployId {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a deploy's id is up to 32 lower-case letters and digits: '" + text + "'");
        }
    }

    /** Reads what somebody else wrote; empty for what names none. */
    public static Optional<DeployId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new DeployId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
