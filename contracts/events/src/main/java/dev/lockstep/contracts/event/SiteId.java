package dev.lockstep.contracts.event;

import java.util.Optional;
import java.util.regex.Pattern;

/** Names a site for ever; its name and hosts may change. */
public record SiteId(String text) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    public SiteId {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a site's id is up to 64 lower-case letters, digits and '-': '" + text + "'");
        }
    }

    /** Reads what somebody else wrote; empty for what names none. */
    public static Optional<SiteId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new SiteId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
