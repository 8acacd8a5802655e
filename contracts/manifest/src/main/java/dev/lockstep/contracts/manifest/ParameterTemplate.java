package dev.lockstep.contracts.manifest;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with {@code :name} where a page's parameters go: a tag like {@code product::id}, the address of its data. A
 * colon that no letter follows stands for itself, so ports and the scheme of an address need no escape.
 */
public record ParameterTemplate(String text) {

    private static final Pattern PLACEHOLDER = Pattern.compile(":([a-zA-Z][a-zA-Z0-9_]*)");

    /** The names that the text asks for. */
    public Set<String> names() {
        Set<String> names = new HashSet<>();
        PLACEHOLDER.matcher(text).results().forEach(found -> names.add(found.group(1)));
        return Set.copyOf(names);
    }

    /** Fills in the values as they are; a name without a value becomes empty. */
    public String fill(Map<String, String> parameters) {
        return fill(parameters, UnaryOperator.identity());
    }

    /** Fills in the values percent-encoded, each fit to be one segment or one query value of an address. */
    public String fillEncoded(Map<String, String> parameters) {
        return fill(parameters, PercentEncoding::encode);
    }

    private String fill(Map<String, String> parameters, UnaryOperator<String> encoding) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> quoted(found, parameters, encoding));
    }

    private static String quoted(MatchResult found, Map<String, String> parameters, UnaryOperator<String> encoding) {
        String value = parameters.getOrDefault(found.group(1), "");
        return Matcher.quoteReplacement(encoding.apply(value));
    }

    @Override
    public String toString() {
        return text;
    }
}
