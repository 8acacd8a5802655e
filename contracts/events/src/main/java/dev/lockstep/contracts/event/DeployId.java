package dev.lockstep.contracts.event;

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

    @Override
    public String toString() {
        return text;
    }
}
