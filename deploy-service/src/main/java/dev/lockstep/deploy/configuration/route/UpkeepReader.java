package dev.lockstep.deploy.configuration.route;

import dev.lockstep.contracts.manifest.Freshness;
import dev.lockstep.contracts.manifest.Render;
import dev.lockstep.contracts.manifest.Upkeep;
import dev.lockstep.deploy.configuration.notation.Fields;
import dev.lockstep.deploy.configuration.notation.Kinds;
import dev.lockstep.deploy.configuration.notation.Node;
import dev.lockstep.deploy.configuration.notation.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads when a route's pages are rendered anew. */
final class UpkeepReader {
    static final List<String> KEYS = List.of("revalidate", CacheReader.KEY, "negative", "ahead");

    /** When a route does not say: data that nobody thought about is a minute old at most. */
    static final Duration DEFAULT = Duration.ofMinutes(1);

    private static final String REVALIDATE = "60s, never or from-response";

    private final Kinds kinds;
    private final CacheReader caches;
    private final Problems problems;

    UpkeepReader(Problems problems) {
        this.kinds = new Kinds(problems);
        this.caches = new CacheReader(problems);
        this.problems = problems;
    }

    Upkeep read(Fields fields) {
        return caches.read(fields)
                .map(through -> {
                    caches.check(through, fields);
                    return Upkeep.of(through);
                })
                .orElseGet(() -> ofPages(fields));
    }

    private Upkeep ofPages(Fields fields) {
        Freshness freshness = revalidate(fields);
        return new Upkeep(freshness, negative(fields, freshness), ahead(fields));
    }

    /** Tells of a renderer that cannot do what the route asks of it. */
    void check(Upkeep upkeep, Render render, Fields fields) {
        if (upkeep.freshness() instanceof Freshness.Uncached || upkeep.freshness() instanceof Freshness.Kept) {
            caches.check(upkeep.freshness(), render, fields);
        }
        if (render instanceof Render.Template && upkeep.freshness() instanceof Freshness.FromResponse) {
            fields.optional("revalidate")
                    .ifPresent(node -> problems.add(
                            node.line(),
                            "a template's page has no response that says how long it is fresh",
                            "for example 60s"));
        }
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
}
