package dev.lockstep.contracts.manifest.redirect;

import java.util.List;
import java.util.Locale;

/** What a rule may want of visitors beside what they ask for: one of the values that it names, as Netlify reads them. */
public enum Condition {

    /** The language that comes first in {@code Accept-Language}, unless the visitor has chosen another by a cookie. */
    LANGUAGE {
        @Override
        boolean holds(List<String> wanted, Who who) {
            String language = language(who);
            String primary = before('-', language);
            return wanted.stream().anyMatch(one -> one.equalsIgnoreCase(language) || one.equalsIgnoreCase(primary));
        }
    },

    /** Where the visitor is. */
    COUNTRY {
        @Override
        boolean holds(List<String> wanted, Who who) {
            String country = who.country();
            return !country.isEmpty() && wanted.stream().anyMatch(country::equalsIgnoreCase);
        }
    },

    /** A cookie of that name, whatever it holds, but not nothing. */
    COOKIE {
        @Override
        boolean holds(List<String> wanted, Who who) {
            return wanted.stream().anyMatch(name -> !who.cookie(name).isEmpty());
        }
    };

    /** The cookie by which a site lets visitors choose their language. */
    public static final String CHOSEN_LANGUAGE = "nf_lang";

    /** Whoever names no language is taken to read English. */
    private static final String USUAL = "en";

    abstract boolean holds(List<String> wanted, Who who);

    /** As rules name it. */
    String word() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }

    private static String language(Who who) {
        String chosen = who.cookie(CHOSEN_LANGUAGE);
        String accepted = who.acceptLanguage();
        if (!chosen.isEmpty()) {
            return chosen;
        }
        return accepted.isEmpty() ? USUAL : before(';', before(',', accepted)).strip();
    }

    private static String before(char mark, String text) {
        int at = text.indexOf(mark);
        return at < 0 ? text : text.substring(0, at);
    }
}
