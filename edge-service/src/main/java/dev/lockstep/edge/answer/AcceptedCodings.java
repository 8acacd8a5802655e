package dev.lockstep.edge.answer;

import dev.lockstep.contracts.manifest.ContentCoding;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code Accept-Encoding} says (RFC 9110 §12.5.3). Whoever says nothing, or nothing that can be understood, gets bytes
 * as they are; so does whoever refuses every form that there is, since 406 would help nobody.
 */
final class AcceptedCodings {

    /** One element, and what is around it: possessive, so that no list takes longer than it is long. */
    private static final Pattern ELEMENT = Pattern.compile(
            "[ \\t]*+(?:([!#$%&'*+.^_`|~0-9A-Za-z-]++)(?:[ \\t]*+;[ \\t]*+[qQ]=(0(?:\\.[0-9]{0,3}+)?+|1(?:\\.0{0,3}+)?+))?+[ \\t]*+)?+(?:,|$)");

    private static final String ANY = "*";
    private static final String IDENTITY = "identity";

    private final Map<String, Double> weights;

    private AcceptedCodings(Map<String, Double> weights) {
        this.weights = weights;
    }

    /** Of the codings that there are the one that is wanted most, and among equals the first; empty for none of them. */
    static Optional<ContentCoding> choose(String header, Set<ContentCoding> there) {
        return header.isEmpty() ? Optional.empty() : parse(header).best(there);
    }

    private static AcceptedCodings parse(String header) {
        Map<String, Double> weights = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Matcher element = ELEMENT.matcher(header);
        int end = 0;
        while (end < header.length() && element.region(end, header.length()).lookingAt()) {
            if (element.group(1) != null) {
                weights.putIfAbsent(name(element.group(1)), weight(element.group(2)));
            }
            end = element.end();
        }
        return new AcceptedCodings(end < header.length() ? Map.of() : weights);
    }

    private Optional<ContentCoding> best(Set<ContentCoding> there) {
        Optional<ContentCoding> best = Optional.empty();
        double most = weights.getOrDefault(IDENTITY, 0.0);
        for (ContentCoding coding : ContentCoding.values()) {
            double weight = weights.getOrDefault(coding.token(), weights.getOrDefault(ANY, 0.0));
            boolean beats = best.isEmpty() ? weight >= most : weight > most;
            if (weight > 0 && beats && there.contains(coding)) {
                best = Optional.of(coding);
                most = weight;
            }
        }
        return best;
    }

    /** RFC 9110 §8.4.1.3 has an old name for one of them. */
    private static String name(String name) {
        return name.equalsIgnoreCase("x-gzip") ? ContentCoding.GZIP.token() : name;
    }

    private static double weight(@Nullable String quality) {
        return quality == null ? 1 : Double.parseDouble(quality);
    }
}
