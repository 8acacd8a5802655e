package dev.lockstep.edge.answer;

import dev.lockstep.contracts.manifest.CanonicalPath;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a file's name tells its content, as builds name what they make: {@code app.3f9a2c71.js},
 * {@code index-BkSvXo2V.css}. Nothing says so but the name, and whoever takes a name for a fingerprint wrongly keeps an old
 * file for a year: so words, dates and versions are none, and a fingerprint that looks like one is missed.
 */
public final class Fingerprint {

    /** RFC 8246: not even a reload asks for it again. */
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    /** What stands between the last '.' or '-' of a name and its suffix. */
    private static final Pattern LAST_PART = Pattern.compile(".*[.-]([A-Za-z0-9_]{8,64})\\.[a-z0-9]{1,8}(\\.map)?");

    /** As bundlers write what they have hashed: hexadecimal, in base 32, or in base 64 with letters of both cases. */
    private static final Pattern HASH =
            Pattern.compile("[0-9a-f]+|[A-Z2-7]{8}|(?=.*[A-Z])(?=.*[a-z])(?=.*[0-9])[A-Za-z0-9_]+");

    /** Words turn at their first letter and at a number; what is random does so more often. */
    private static final int FEWEST_TURNS = 3;

    private Fingerprint() {}

    /** Whether a name has a part that may be one. */
    public static boolean mayBeIn(CanonicalPath path) {
        return LAST_PART.matcher(name(path)).matches();
    }

    /** Whether a name surely has one. */
    static boolean isIn(CanonicalPath path) {
        Matcher name = LAST_PART.matcher(name(path));
        return name.matches() && HASH.matcher(name.group(1)).matches() && turns(name.group(1)) >= FEWEST_TURNS;
    }

    /** Lets whoever keeps a copy of a fingerprinted file do so without asking, unless the site says otherwise. */
    static Reply mark(CanonicalPath path, Reply reply) {
        boolean isUsual = Compose.ASK_EACH_TIME.equals(reply.headers().get("cache-control"));
        return isUsual && isIn(path) ? reply.with("cache-control", FOR_EVER) : reply;
    }

    private static String name(CanonicalPath path) {
        return path.text().substring(path.text().lastIndexOf('/') + 1);
    }

    /** How often small letters, capitals and digits take turns; a capital that begins a word is none. */
    private static int turns(String text) {
        int turns = 0;
        for (int i = 1; i < text.length(); i++) {
            char before = text.charAt(i - 1);
            char here = text.charAt(i);
            boolean beginsAWord = Character.isUpperCase(before) && Character.isLowerCase(here);
            turns += Character.getType(before) == Character.getType(here) || beginsAWord ? 0 : 1;
        }
        return turns;
    }
}
