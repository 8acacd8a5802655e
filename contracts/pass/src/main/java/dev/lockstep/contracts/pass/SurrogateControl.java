package dev.lockstep.contracts.pass;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What origins say that know of no {@code CDN-Cache-Control}: the Edge Architecture note of the W3C (2001). A directive may
 * name whom it is for, after a semicolon; one that is for another says nothing here.
 */
public final class SurrogateControl {

    public static final String CAPABILITY = "surrogate-capability";

    /** How a cache names itself to origins, by which they may target it. */
    public static final String OURS = "lockstep=\"Surrogate/1.0\"";

    private static final String NAME = "lockstep";

    private SurrogateControl() {}

    static Directives read(String field) {
        return Directives.lenient(Arrays.stream(field.split(",", -1))
                .map(directive -> directive.split(";", 2))
                .filter(directive -> directive.length == 1
                        || directive[1].strip().toLowerCase(Locale.ROOT).equals(NAME))
                .map(directive -> directive[0].strip())
                .collect(Collectors.joining(",")));
    }
}
