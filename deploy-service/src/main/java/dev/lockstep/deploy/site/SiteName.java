package dev.lockstep.deploy.site;

import java.util.Optional;
import java.util.regex.Pattern;

/** What people call a site, and the first label of its own host. */
public record SiteName(String text) {
    /** A deploy's id, "--" and the name share one label of a host, which has 63 characters at most (RFC 1035 §2.3.4). */
    private static final int MAX_LENGTH = 40;

    private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");
    private static final Pattern LIKE_AN_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    public SiteName {
        if (!isAllowed(text)) {
            throw new IllegalArgumentException(RULE + ": '" + text + "'");
        }
    }

    /** What a name looks like, for people. */
    public static final String RULE = "a site's name is up to " + MAX_LENGTH
            + " lower-case letters, digits and single '-', begins and ends with a letter or digit,"
            + " and does not look like an id";

    public static Optional<SiteName> parse(String text) {
        return isAllowed(text) ? Optional.of(new SiteName(text)) : Optional.empty();
    }

    /** A double hyphen would make one site's host another site's permalink. */
    private static boolean isAllowed(String text) {
        return text.length() <= MAX_LENGTH
                && FORM.matcher(text).matches()
                && !text.contains("--")
                && !LIKE_AN_ID.matcher(text).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
