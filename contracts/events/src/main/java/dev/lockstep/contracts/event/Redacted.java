package dev.lockstep.contracts.event;

import java.util.regex.Pattern;

/**
 * Text without what opens something, for logs and for people who may see that something is wrong, but not everything that
 * its owner may. Keys of data sources stand in their addresses, and bundles lie at addresses that are signed.
 */
public final class Redacted {

    /** How tokens of the platform begin; what follows may be encoded. */
    public static final String START_OF_TOKEN = "lst";

    private static final String MASK = "***";
    private static final Pattern TOKEN = Pattern.compile("(lst(?:_|%(?:25)*5[fF]))[0-9A-Za-z]+");
    private static final String AFTER_SCHEME = "://";
    private static final Pattern USER = Pattern.compile("(?<=//)[^/?#]*@");
    private static final Pattern PARAMETER = Pattern.compile("([?&;#](?:[^=&;#]*=)?+)[^&;#]+");

    /** What ends the sentence or the quotation that an address stands in, and not the address. */
    private static final String PUNCTUATION = "'`)]}>.,:;!";

    private Redacted() {}

    /**
     * The text without tokens, and with each address in it stripped of its user, and of the values of its parameters but not
     * of their names.
     */
    public static String text(String text) {
        return addresses(tokens(text));
    }

    /** The text with only the beginning of whatever looks like a token of the platform. */
    public static String tokens(String text) {
        return text.contains(START_OF_TOKEN) ? TOKEN.matcher(text).replaceAll("$1" + MASK) : text;
    }

    private static String addresses(String text) {
        int scheme = text.indexOf(AFTER_SCHEME);
        if (scheme < 0) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length());
        int copied = 0;
        for (; scheme >= 0; scheme = text.indexOf(AFTER_SCHEME, copied)) {
            int end = endOfAddress(text, scheme + AFTER_SCHEME.length());
            shown.append(text, copied, scheme).append(address(text.substring(scheme, end)));
            copied = end;
        }
        return shown.append(text, copied, text.length()).toString();
    }

    private static int endOfAddress(String text, int start) {
        int end = start;
        while (end < text.length() && !endsAddress(text.charAt(end))) {
            end++;
        }
        while (end > start && PUNCTUATION.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static boolean endsAddress(char letter) {
        return letter == '"' || letter == '<' || Character.isWhitespace(letter) || Character.isISOControl(letter);
    }

    private static String address(String address) {
        String anonymous = USER.matcher(address).replaceAll("");
        int parameters = indexOfParameters(anonymous);
        return anonymous.substring(0, parameters)
                + PARAMETER.matcher(anonymous.substring(parameters)).replaceAll("$1" + MASK);
    }

    private static int indexOfParameters(String address) {
        int at = 0;
        while (at < address.length() && "?;#".indexOf(address.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}
