package dev.lockstep.contracts.manifest.redirect;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A redirect that holds for a request, with what the request puts in its placeholders, decoded.
 *
 * @param number its place among the site's rules
 */
public record Redirected(int number, Redirect rule, Map<String, String> values) {

    private static final Pattern PLACEHOLDER = Pattern.compile(":([a-zA-Z][a-zA-Z0-9_]*)");

    public Redirected {
        values = Map.copyOf(values);
    }

    static Redirected of(int number, Redirect rule, String path, Map<String, String> query) {
        Map<String, String> values = new HashMap<>(rule.from().values(path));
        rule.query().forEach((name, wanted) -> {
            if (wanted.startsWith(":")) {
                values.putIfAbsent(wanted.substring(1), query.getOrDefault(name, ""));
            }
        });
        return new Redirected(number, rule, values);
    }

    /**
     * Where it leads. A name that the request gives no value to stands for itself, as at Netlify. No path begins with two
     * slashes: browsers take what follows them for a host.
     *
     * @param encoding makes a value, the second, fit for the place of a name, the first
     */
    public String to(BinaryOperator<String> encoding) {
        String filled = PLACEHOLDER
                .matcher(rule.to())
                .replaceAll(found -> Matcher.quoteReplacement(
                        values.containsKey(found.group(1))
                                ? encoding.apply(found.group(1), values.getOrDefault(found.group(1), ""))
                                : found.group()));
        return filled.startsWith("/") ? "/" + filled.substring(slashes(filled)) : filled;
    }

    private static int slashes(String text) {
        int count = 0;
        while (count < text.length() && text.charAt(count) == '/') {
            count++;
        }
        return count;
    }
}
