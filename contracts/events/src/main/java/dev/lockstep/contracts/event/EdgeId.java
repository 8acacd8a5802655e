package dev.lockstep.contracts.event;

import java.util.Optional;
import java.util.regex.Pattern;

/** Names one running edge; a pod's name will do. */
public record EdgeId(String text) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    public EdgeId {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "an edge's id is up to 128 letters, digits, '.', '_' and '-': '" + text + "'");
        }
    }

    /** Reads what somebody else wrote; empty for what names none. */
    public static Optional<EdgeId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new EdgeId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
