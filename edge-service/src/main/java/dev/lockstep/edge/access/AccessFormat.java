package dev.lockstep.edge.access;

/** How a request is written down: always as one line. */
public enum AccessFormat {
    /** NCSA's, which Apache calls {@code common}. */
    COMMON,

    /** The same with referer and user agent, which Apache and nginx call {@code combined}. */
    COMBINED,

    /** An object of JSON with all that is known. */
    JSON;

    /** Adds a line in ASCII, with its end. */
    void append(StringBuilder lines, Access access) {
        int start = lines.length();
        switch (this) {
            case COMMON -> Ncsa.common(lines, access);
            case COMBINED -> Ncsa.combined(lines, access);
            case JSON -> JsonLine.of(lines, access);
        }
        Secrets.maskTokens(lines, start);
        lines.append('\n');
    }
}
