package dev.lockstep.deploy.configuration.route;

import dev.lockstep.contracts.manifest.Variants;
import dev.lockstep.deploy.configuration.notation.Fields;
import dev.lockstep.deploy.configuration.notation.Kinds;
import dev.lockstep.deploy.configuration.notation.Node;
import dev.lockstep.deploy.configuration.notation.Problems;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads what tells the pages of a route apart. */
final class VariantsReader {
    static final List<String> KEYS = List.of("query", "headers", "cookies");

    /** RFC 9110 §5.6.2 allows more; these are the names that are used. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]+");

    /** Visible, and nothing that a cookie or a header would need quotes for. */
    private static final Pattern VALUE = Pattern.compile("[!#-+\\--:<-\\[\\]-~]*");

    /** Each combination of listed values is a page of its own. */
    private static final int MOST_VARIANTS = 100;

    /** What tells visitors apart, what the connection is made of, and what an edge answers by itself. */
    private static final Set<String> NEVER = Set.of(
            "accept-encoding",
            "authorization",
            "connection",
            "content-length",
            "host",
            "keep-alive",
            "proxy-authorization",
            "range",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private final Kinds kinds;
    private final Names names;
    private final Problems problems;

    VariantsReader(Problems problems) {
        this.kinds = new Kinds(problems);
        this.names = new Names(problems);
        this.problems = problems;
    }

    Variants read(Fields fields, Set<String> inPath) {
        SortedMap<String, List<String>> headers = new TreeMap<>();
        listed(fields, "headers", "{accept-language: [en, de]}")
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        SortedMap<String, List<String>> cookies = listed(fields, "cookies", "{theme: [light, dark]}");
        Variants variants = new Variants(query(fields, inPath), headers, cookies);
        boundCombinations(fields, variants);
        return variants;
    }

    private SortedSet<String> query(Fields fields, Set<String> inPath) {
        SortedSet<String> query = new TreeSet<>();
        for (Node.Scalar name : names.read(fields, "query", "[page]")) {
            if (inPath.contains(name.text())) {
                problems.add(
                        name.line(), "the path has a ':" + name.text() + "' already", "give one of them another name");
            } else if (!query.add(name.text())) {
                problems.add(name.line(), "'" + name.text() + "' stands under 'query' twice", "once is enough");
            }
        }
        return query;
    }

    private SortedMap<String, List<String>> listed(Fields fields, String key, String example) {
        SortedMap<String, List<String>> listed = new TreeMap<>();
        fields.optional(key)
                .flatMap(node -> kinds.mapping(node, "'" + key + "'", example))
                .ifPresent(mapping -> mapping.entries().forEach(entry -> read(entry, key, example, listed)));
        return listed;
    }

    private void read(Node.Entry entry, String key, String example, SortedMap<String, List<String>> listed) {
        List<String> values = kinds.values(entry.value(), "'" + entry.key() + "'", example).stream()
                .filter(this::isValue)
                .map(Node.Scalar::text)
                .distinct()
                .toList();
        if (!NAME.matcher(entry.key()).matches()) {
            problems.add(entry.line(), "'" + entry.key() + "' is not a name", "for example " + example);
        } else if (key.equals("headers") && isRefused(entry.key().toLowerCase(Locale.ROOT))) {
            problems.add(entry.line(), "pages are not told apart by '" + entry.key() + "'", hint(entry.key()));
        } else if (values.isEmpty()) {
            problems.add(entry.line(), "no value of '" + entry.key() + "' is listed", "for example " + example);
        } else {
            listed.put(entry.key(), values);
        }
    }

    private boolean isValue(Node.Scalar value) {
        boolean fits = VALUE.matcher(value.text()).matches();
        if (!fits) {
            problems.add(value.line(), "'" + value.text() + "' is not a value", "letters, digits and marks");
        }
        return fits;
    }

    private static boolean isRefused(String header) {
        return NEVER.contains(header)
                || header.equals("cookie")
                || header.startsWith("lockstep-")
                || header.startsWith("x-forwarded-")
                || header.startsWith("if-");
    }

    private static String hint(String header) {
        return header.equalsIgnoreCase("cookie")
                ? "name cookies and their values under 'cookies'"
                : "what each visitor sees alone is not a page";
    }

    private void boundCombinations(Fields fields, Variants variants) {
        long combinations = 1;
        for (SortedMap<String, List<String>> listed : List.of(variants.headers(), variants.cookies())) {
            for (List<String> values : listed.values()) {
                combinations = Math.min(Integer.MAX_VALUE, combinations * values.size());
            }
        }
        if (combinations > MOST_VARIANTS) {
            problems.add(
                    fields.line(),
                    "headers and cookies make " + combinations + " variants of each page, at most " + MOST_VARIANTS
                            + " are allowed",
                    "list fewer values");
        }
    }
}
