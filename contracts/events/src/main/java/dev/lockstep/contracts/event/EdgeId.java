package dev.lockstep.contracts.event;

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

    @Override
    public String toString() {
        return text;
    }
}
