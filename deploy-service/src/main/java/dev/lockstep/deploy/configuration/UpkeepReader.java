package dev.lockstep.deploy.configuration;

import dev.lockstep.contracts.manifest.Freshness;
import dev.lockstep.contracts.manifest.Render;
import dev.lockstep.contracts.manifest.Upkeep;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads when a route's pages are rendered anew. */
final class UpkeepReader {
    static final List<String> KEYS = List.of("revalidate", "cache", "negative", "ahead");

    /** When a route does not say: data that nobody thought about is a minute old at most. */
    static final Duration DEFAULT = Duration.ofMinutes(1);

    /** What says how stored pages are kept; without any there is nothing to keep. */
    private static final List<String> OF_STORED_PAGES =
            List.of("revalidate", "negative", "ahead", "fallback", "query", "headers", "cookies", "tags", "guard");

    private static final String REVALIDATE = "60s, never or from-response";

    private final Kinds kinds;
    private final Problems problems;

    UpkeepReader(Problems problems) {
        this.kinds = new Kinds(problems);
        this.problems = problems;
    }

    Upkeep read(Fields fields) {
        Freshness freshness = isUncached(fields) ? new Freshness.Uncached() : revalidate(fields);
        return new Upkeep(freshness, negative(fields, freshness), ahead(fields));
    }

    /** Tells of a renderer that cannot do what the route asks of it. */
    void check(Upkeep upkeep, Render render, Fields fields) {
        if (render instanceof Render.Template && upkeep.freshness() instanceof Freshness.FromResponse) {
            refuse(fields, "revalidate", "a template's page has no response that says how long it is fresh", "60s");
        }
        if (render instanceof Render.Template && upkeep.freshness() instanceof Freshness.Uncached) {
            refuse(fields, "cache", "a template is not filled for each visitor", "'revalidate: 1s' instead");
        }
    }

    private boolean isUncached(Fields fields) {
        Optional<Node.Scalar> cache = fields.optional("cache").flatMap(node -> kinds.text(node, "'cache'", "none"));
        if (cache.isEmpty()) {
            return false;
        }
        if (!cache.get().text().equals("none")) {
            problems.add(
                    cache.get().line(), "'cache' is 'none' or left out", "'revalidate' says how long: " + REVALIDATE);
            return false;
        }
        OF_STORED_PAGES.forEach(key -> fields.optional(key)
                .ifPresent(node -> problems.add(
                        node.line(),
                        "'cache: none' stores no page, so '" + key + "' does nothing",
                        "leave out one of the two")));
        return true;
    }

    private Freshness revalidate(Fields fields) {
        Optional<Node.Scalar> text =
                fields.optional("revalidate").flatMap(node -> kinds.text(node, "'revalidate'", REVALIDATE));
        return switch (text.map(Node.Scalar::text).orElse("")) {
            case "" -> new Freshness.For(DEFAULT);
            case "never" -> new Freshness.UntilPurged();
            case "from-response" -> new Freshness.FromResponse();
            default ->
                new Freshness.For(
                        ShortDuration.read(text.orElseThrow(), problems).orElse(DEFAULT));
        };
    }

    private Duration negative(Fields fields, Freshness freshness) {
        Duration asked = fields.optional("negative")
                .flatMap(node -> kinds.text(node, "'negative'", "10s"))
                .flatMap(text -> ShortDuration.read(text, problems))
                .orElse(Upkeep.NEGATIVE);
        return freshness instanceof Freshness.For(Duration fresh) && fresh.compareTo(asked) < 0 ? fresh : asked;
    }

    private boolean ahead(Fields fields) {
        return fields.optional("ahead")
                .flatMap(node -> kinds.truth(node, "'ahead'"))
                .orElse(false);
    }

    private void refuse(Fields fields, String key, String reason, String hint) {
        fields.optional(key).ifPresent(node -> problems.add(node.line(), reason, hint));
    }
}
