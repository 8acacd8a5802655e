package dev.lockstep.contracts.manifest;

import java.util.Locale;

/** How bytes are compressed on their way (RFC 9110 §8.4.1), the one that is liked best first. */
public enum ContentCoding {

    /** RFC 7932. */
    BR,

    /** RFC 8878, with a window of no more than 8 MB (RFC 9659). */
    ZSTD,

    /** RFC 1952. */
    GZIP;

    private final String token = name().toLowerCase(Locale.ROOT);

    /** Its name in headers. */
    public String token() {
        return token;
    }
}
