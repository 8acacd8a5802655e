package dev.lockstep.deploy.domain;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A host's full name as DNS spells it: in lower case, without final dot, and letters beyond ASCII as {@code xn--}. */
public record DomainName(String text) {
    /** What such a name looks like, for people. */
    public static final String RULE =
            "a domain is a host's full name, such as www.example.org: no scheme, port, path, '*' or address";

    /** RFC 1035 §2.3.4. */
    private static final int MAX_LENGTH = 253;

    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    /** What ends in a number is read as an address, by browsers too. */
    private static final Pattern FORM = Pattern.compile("(" + LABEL + "\\.)+(?![0-9]+$)" + LABEL);

    public DomainName {
        if (!isAllowed(text)) {
            throw new IllegalArgumentException(RULE + ": '" + text + "'");
        }
    }

    /**
     * Reads what people write. Of letters beyond ASCII only those that every version of IDNA spells alike: a browser would go
     * elsewhere than to the name that was claimed.
     */
    public static Optional<DomainName> parse(String text) {
        String lower = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        String name = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        try {
            String spelt = IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES);
            boolean isPlain = name.chars().allMatch(letter -> letter < 0x80);
            return isAllowed(spelt) && (isPlain || IDN.toUnicode(spelt).equals(name))
                    ? Optional.of(new DomainName(spelt))
                    : Optional.empty();
        } catch (IllegalArgumentException notSpelt) {
            return Optional.empty();
        }
    }

    /** Whether this is a domain, or a part of it. */
    public boolean isWithin(String domain) {
        return text.equals(domain) || text.endsWith("." + domain);
    }

    private static boolean isAllowed(String text) {
        return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
