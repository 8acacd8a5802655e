package dev.lockstep.deploy.configuration.header;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.ParsedPath;
import dev.lockstep.contracts.manifest.header.ForPath;
import dev.lockstep.contracts.manifest.header.HeaderRule;
import dev.lockstep.deploy.configuration.notation.Problems;
import dev.lockstep.deploy.configuration.notation.WrittenPath;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands in one place about the headers of one path, gathered piece by piece. */
final class HeaderBlock {
    /** What most servers and proxies take for one line. */
    private static final int LONGEST_VALUE = 8 * 1024;

    private static final int LONGEST_NAME = 100;

    private static final Pattern COMMA = Pattern.compile(",");

    private final int line;
    private final @Nullable ForPath path;
    private final Problems problems;
    private final SortedMap<String, String> headers = new TreeMap<>();

    HeaderBlock(int line, String path, Problems problems) {
        this.line = line;
        this.problems = problems;
        this.path = path(path.strip()).orElse(null);
    }

    /** Adds a header. One that is named again in the same place has all its values, as a list. */
    void add(int line, String name, String value) {
        String known = name.strip().toLowerCase(Locale.ROOT);
        if (isForTheSite(line, known) && isSendable(line, known, value)) {
            headers.merge(known, value, (before, more) -> before + ", " + more);
        }
    }

    private boolean isForTheSite(int line, String name) {
        if (name.length() > LONGEST_NAME || !HeaderRule.isName(name)) {
            problems.add(line, "this is not a header's name", "letters, digits and '-', " + LONGEST_NAME + " at most");
            return false;
        }
        Optional<String> hint = ReservedHeaders.hint(name);
        hint.ifPresent(why -> problems.add(line, "'" + name + "' is not for a site to set", why));
        return hint.isEmpty();
    }

    private boolean isSendable(int line, String name, String value) {
        if (!HeaderRule.isValue(value)) {
            problems.add(line, "'" + name + "' has a character that no header holds", "one line of ASCII");
            return false;
        }
        boolean isShort = value.length() + headers.getOrDefault(name, "").length() <= LONGEST_VALUE;
        if (!isShort) {
            problems.add(line, "'" + name + "' has more than " + LONGEST_VALUE + " characters", "say less");
        }
        return isShort;
    }

    /** Adds what it says to what the site says, when there is no more of it. */
    void into(SiteHeaders site) {
        if (path != null && !headers.isEmpty()) {
            site.add(line, new HeaderRule(path, headers), problems);
        }
    }

    /** A value as it is sent: blanks and line breaks around commas make no difference, as at Netlify. */
    static String list(String value) {
        return COMMA.splitAsStream(value + " ")
                .map(String::strip)
                .reduce((all, next) -> all + ", " + next)
                .orElse("");
    }

    private Optional<ForPath> path(String text) {
        if (text.contains("://")) {
            return refused("rules for one host alone are not supported", "begin with the path");
        }
        if (text.contains("?") || text.contains("#")) {
            return refused("headers are told by the path alone", "leave out what begins with '?' or '#'");
        }
        return switch (WrittenPath.parse(text.startsWith("/") ? text : "/" + text)) {
            case ParsedPath.Refused(String reason) -> refused(reason, "");
            case ParsedPath.Canonical(CanonicalPath known) -> path(known);
        };
    }

    private Optional<ForPath> path(CanonicalPath known) {
        try {
            return Optional.of(new ForPath(known.text()));
        } catch (IllegalArgumentException unfit) {
            return refused(String.valueOf(unfit.getMessage()), "");
        }
    }

    private <T> Optional<T> refused(String reason, String hint) {
        problems.add(line, reason, hint);
        return Optional.empty();
    }
}
