package dev.lockstep.deploy.configuration.route;

import dev.lockstep.contracts.manifest.Freshness;
import dev.lockstep.contracts.manifest.Render;
import dev.lockstep.deploy.configuration.notation.Fields;
import dev.lockstep.deploy.configuration.notation.Kinds;
import dev.lockstep.deploy.configuration.notation.Node;
import dev.lockstep.deploy.configuration.notation.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads whether requests of a route go through as they are, and whether answers are kept then; and tells of what says
 * nothing about such a route.
 */
final class CacheReader {
    static final String KEY = "cache";

    private static final String NONE = "none";
    private static final String HTTP = "http";
    private static final String ANSWERS_SAY = "answers say it themselves, by 'Cache-Control' or 'CDN-Cache-Control'";

    /** What is about pages, and why there is nothing to say of it. */
    private static final Map<String, String> NOT_WITH_NONE = notWithNone();

    private static final Map<String, String> NOT_WITH_HTTP = notWithHttp();

    private final Kinds kinds;
    private final Problems problems;

    CacheReader(Problems problems) {
        this.kinds = new Kinds(problems);
        this.problems = problems;
    }

    /** What becomes of the answers; empty when pages are made of them. */
    Optional<Freshness> read(Fields fields) {
        return fields.optional(KEY)
                .flatMap(node -> kinds.text(node, "'cache'", "none or http"))
                .flatMap(this::freshness);
    }

    /** What such a route cannot say, whoever renders it. */
    void check(Freshness freshness, Fields fields) {
        Map<String, String> refused = freshness instanceof Freshness.Kept ? NOT_WITH_HTTP : NOT_WITH_NONE;
        refused.forEach((key, hint) -> refuse(name(freshness), fields, key, hint));
    }

    /** A template sees what its route names, and says nothing to caches; a server gets the request as it is. */
    void check(Freshness freshness, Render render, Fields fields) {
        if (!(render instanceof Render.Template)) {
            VariantsReader.KEYS.forEach(
                    key -> refuse(name(freshness), fields, key, "the renderer gets the whole request"));
        } else if (freshness instanceof Freshness.Kept) {
            fields.optional(KEY)
                    .ifPresent(node -> problems.add(
                            node.line(),
                            "a template's page has no response that says how long it may be kept",
                            "leave 'cache' out, and say 'revalidate: 60s' for example"));
        }
    }

    private Optional<Freshness> freshness(Node.Scalar value) {
        return switch (value.text()) {
            case NONE -> Optional.of(new Freshness.Uncached());
            case HTTP -> Optional.of(new Freshness.Kept());
            default -> {
                problems.add(
                        value.line(),
                        "'" + value.text() + "' is not a cache",
                        "'cache: none' stores nothing, 'cache: http' what answers allow;"
                                + " leave it out and 'revalidate' says how long");
                yield Optional.empty();
            }
        };
    }

    private static String name(Freshness freshness) {
        return freshness instanceof Freshness.Kept ? HTTP : NONE;
    }

    private void refuse(String cache, Fields fields, String key, String hint) {
        fields.optional(key)
                .ifPresent(node ->
                        problems.add(node.line(), "'" + key + "' does not go with 'cache: " + cache + "'", hint));
    }

    private static Map<String, String> notWithNone() {
        String stored = "nothing is stored";
        Map<String, String> keys = new LinkedHashMap<>();
        List.of("revalidate", "negative", "ahead").forEach(key -> keys.put(key, stored + " that could grow old"));
        keys.put("tags", stored + " that could be purged");
        keys.put("fallback", "each visitor waits for an answer of their own");
        keys.put("on-error", stored + " that could be shown instead");
        keys.put("guard", stored + " that could be replaced");
        keys.put("echo", stored + " that could be too old");
        return keys;
    }

    private static Map<String, String> notWithHttp() {
        Map<String, String> keys = new LinkedHashMap<>();
        List.of("revalidate", "negative", "ahead").forEach(key -> keys.put(key, ANSWERS_SAY));
        keys.put("fallback", "each visitor waits for an answer");
        keys.put("on-error", "answers say by 'stale-if-error' whether they may be shown instead");
        keys.put("guard", "answers are kept as they are");
        keys.put("echo", "answers are kept as they are");
        return keys;
    }
}
