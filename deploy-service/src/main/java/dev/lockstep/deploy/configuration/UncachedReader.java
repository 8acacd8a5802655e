package dev.lockstep.deploy.configuration;

import dev.lockstep.contracts.manifest.Render;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads whether a route's answers are stored at all, and tells what says nothing about those that are not. */
final class UncachedReader {
    static final String KEY = "cache";

    private static final String NONE = "none";

    /** What is about pages that are kept, and why there is nothing to say. */
    private static final Map<String, String> OF_PAGES = ofPages();

    private final Kinds kinds;
    private final Problems problems;

    UncachedReader(Problems problems) {
        this.kinds = new Kinds(problems);
        this.problems = problems;
    }

    /** Whether each request goes through to the renderer. */
    boolean isUncached(Fields fields) {
        return fields.optional(KEY)
                .flatMap(node -> kinds.text(node, "'cache'", NONE))
                .filter(this::isNone)
                .isPresent();
    }

    /** What a route without a cache cannot say, whoever renders it. */
    void check(Fields fields) {
        OF_PAGES.forEach((key, hint) -> refuse(fields, key, hint));
    }

    /** A template sees what its route names; a server gets the request as it is. */
    void check(Fields fields, Render render) {
        if (!(render instanceof Render.Template)) {
            VariantsReader.KEYS.forEach(key -> refuse(fields, key, "the renderer gets the whole request"));
        }
    }

    private boolean isNone(Node.Scalar value) {
        boolean none = value.text().equals(NONE);
        if (!none) {
            problems.add(
                    value.line(),
                    "'" + value.text() + "' is not a cache",
                    "'cache: none' stores nothing; leave it out and 'revalidate' says how long");
        }
        return none;
    }

    private void refuse(Fields fields, String key, String hint) {
        fields.optional(key)
                .ifPresent(node -> problems.add(node.line(), "'" + key + "' does not go with 'cache: none'", hint));
    }

    private static Map<String, String> ofPages() {
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
}
