package dev.lockstep.contracts.manifest.header;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a site says about the paths of one pattern.
 *
 * @param headers by their names in lower case; each has one value, which may be a list (RFC 9110 §5.3)
 */
public record HeaderRule(ForPath path, SortedMap<String, String> headers) {

    /** RFC 9110 §5.6.2, in lower case. */
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9a-z-]+");

    /** RFC 9110 §5.5 without what it calls obsolete. */
    private static final Pattern VALUE = Pattern.compile("[\\t -~]*");

    public HeaderRule {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
        headers.forEach((name, value) -> {
            if (!isName(name) || !isValue(value)) {
                throw new IllegalArgumentException("not a header: '" + name + "'");
            }
        });
    }

    public static boolean isName(String lowerCase) {
        return NAME.matcher(lowerCase).matches();
    }

    public static boolean isValue(String text) {
        return VALUE.matcher(text).matches();
    }
}
