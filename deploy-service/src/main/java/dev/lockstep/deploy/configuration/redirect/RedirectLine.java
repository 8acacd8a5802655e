package dev.lockstep.deploy.configuration.redirect;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.ParsedPath;
import dev.lockstep.contracts.manifest.redirect.FromPath;
import dev.lockstep.contracts.manifest.redirect.Redirect;
import dev.lockstep.deploy.configuration.notation.Problems;
import dev.lockstep.deploy.configuration.notation.WrittenPath;
import dev.lockstep.deploy.configuration.route.AddressReader;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads one rule as Netlify does: {@code from [query] to [status[!] [conditions]]}. */
final class RedirectLine {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern STATUS = Pattern.compile("([0-9]{3})(!?)");
    private static final Pattern PLACEHOLDER_IN_HOST = Pattern.compile("https?://[^/?#]*:[a-zA-Z].*");

    private final int line;
    private final Problems problems;

    RedirectLine(int line, Problems problems) {
        this.line = line;
        this.problems = problems;
    }

    /** Empty for what says nothing, and for what is wrong. */
    Optional<Redirect> read(String text) {
        if (hasControl(text.replace('\t', ' '))) {
            return refused("a control character", "remove it");
        }
        List<String> parts = BLANKS.splitAsStream(text.strip())
                .takeWhile(part -> !part.startsWith("#"))
                .toList();
        return parts.isEmpty() || parts.getFirst().isEmpty() ? Optional.empty() : read(parts);
    }

    /** The same of a rule that is in words already: there is one at least. */
    Optional<Redirect> read(List<String> parts) {
        if (parts.stream().anyMatch(RedirectLine::hasControl)) {
            return refused("a control character", "remove it");
        }
        return parts.size() > 1 && STATUS.matcher(parts.get(1)).matches() ? sameAgain(parts) : rule(parts);
    }

    private Optional<Redirect> rule(List<String> parts) {
        int to = indexOfTarget(parts);
        return to < 0
                ? refused("no path or address to lead to", "/from /to 301")
                : read(parts.getFirst(), parts.subList(1, to), parts.get(to), parts.subList(to + 1, parts.size()));
    }

    /** A rule without a target is for a folder that is shown as it is. */
    private Optional<Redirect> sameAgain(List<String> parts) {
        String from = parts.getFirst();
        if (!from.endsWith("/*") || !parts.get(1).startsWith("200")) {
            return refused("no path or address to lead to", "/from /to 301");
        }
        String to = from.substring(0, from.length() - 1) + ":splat";
        return read(from, List.of(), to, parts.subList(1, parts.size()));
    }

    private Optional<Redirect> read(String from, List<String> query, String to, List<String> rest) {
        var status = STATUS.matcher(rest.isEmpty() ? "301" : rest.getFirst());
        if (!status.matches() || !Redirect.isStatus(Integer.parseInt(status.group(1)))) {
            return refused(
                    "'" + rest.getFirst() + "' is no status of a redirect", "200, 301, 302, 307, 308, 404 or 410");
        }
        int code = Integer.parseInt(status.group(1));
        if (!isTarget(to, code)) {
            return Optional.empty();
        }
        boolean forced = !status.group(2).isEmpty();
        List<String> conditions = rest.isEmpty() ? rest : rest.subList(1, rest.size());
        return from(from)
                .flatMap(path -> query(query)
                        .flatMap(pairs -> new ConditionWords(line, problems)
                                .read(conditions)
                                .map(read -> new Redirect(path, pairs, to, code, forced, read))));
    }

    private boolean isTarget(String to, int status) {
        if (to.startsWith("//")) {
            problems.add(line, "a path does not begin with two slashes", "write https:// if a host is meant");
            return false;
        }
        if (PLACEHOLDER_IN_HOST.matcher(to).matches()) {
            problems.add(line, "a visitor must not choose the host", "write the host out");
            return false;
        }
        if (Redirect.isAddress(to) && !Redirect.moves(status) && status != 200) {
            problems.add(line, "another server's pages are shown with the status that they have", "write 200");
            return false;
        }
        if (to.chars().anyMatch(c -> c > 0x7E || c == '\\')) {
            problems.add(line, "a character that an address does not hold", "write it percent-encoded");
            return false;
        }
        return status != 200 || !Redirect.isAddress(to) || new AddressReader(problems).mayBeAsked(line, to);
    }

    private Optional<FromPath> from(String text) {
        if (Redirect.isAddress(text)) {
            return refused("rules for one host alone are not supported", "begin with the path");
        }
        if (text.startsWith("/.netlify")) {
            return refused("a path that is not the site's", "choose another");
        }
        return switch (WrittenPath.parse(text)) {
            case ParsedPath.Refused(String reason) -> refused(reason, "");
            case ParsedPath.Canonical(CanonicalPath path) -> from(path);
        };
    }

    private Optional<FromPath> from(CanonicalPath path) {
        try {
            return Optional.of(new FromPath(path.text()));
        } catch (IllegalArgumentException unfit) {
            return refused(String.valueOf(unfit.getMessage()), "");
        }
    }

    private Optional<SortedMap<String, String>> query(List<String> parts) {
        SortedMap<String, String> query = new TreeMap<>();
        for (String part : parts) {
            int equals = part.indexOf('=');
            if (equals <= 0) {
                return refused("'" + part + "' is no parameter", "name=value or name=:value");
            }
            query.put(part.substring(0, equals), part.substring(equals + 1));
        }
        return Optional.of(query);
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    private static int indexOfTarget(List<String> parts) {
        for (int i = 1; i < parts.size(); i++) {
            if (parts.get(i).startsWith("/") || Redirect.isAddress(parts.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private <T> Optional<T> refused(String reason, String hint) {
        problems.add(line, reason, hint);
        return Optional.empty();
    }
}
