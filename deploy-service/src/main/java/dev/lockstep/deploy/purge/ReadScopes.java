package dev.lockstep.deploy.purge;

import dev.lockstep.contracts.event.Excerpt;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.PurgeScope;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.PageTag;
import dev.lockstep.contracts.manifest.ParsedPath;
import dev.lockstep.contracts.manifest.PathParser;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads what people write when they purge, strictly: a purge that covers nothing by mistake is found out too late. */
public final class ReadScopes {
    /** What a tag is, wherever the purge comes from. */
    public static final String TAG_RULE = "a tag has 1 to " + PageTag.MAX_BYTES + " bytes and no control characters";

    private static final int MOST_PROBLEMS = 20;

    private final List<PurgeScope> scopes = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /** What came of the reading. */
    public sealed interface Outcome {
        record Read(Purge purge) implements Outcome {}

        record Refused(List<Problem> problems) implements Outcome {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    public ReadScopes site() {
        scopes.add(new PurgeScope.Site());
        return this;
    }

    /** Paths as they stand in an address, without a query: all queries are meant. */
    public ReadScopes paths(List<String> paths) {
        paths.forEach(path -> path(path, PurgeScope.Path::new));
        return this;
    }

    /** Paths and all below them; {@code /blog}, {@code /blog/} and {@code /blog/*} mean the same. */
    public ReadScopes prefixes(List<String> prefixes) {
        prefixes.forEach(prefix -> path(trunk(prefix), PurgeScope.Prefix::new));
        return this;
    }

    public ReadScopes tags(List<String> tags) {
        tags.forEach(this::tag);
        return this;
    }

    public Outcome as(PurgeKind kind) {
        if (scopes.isEmpty() && problems.isEmpty()) {
            problems.add(Problem.of("the purge names nothing", "name paths, prefixes or tags, or say \"site\": true"));
        }
        if (scopes.size() > Purge.MOST_SCOPES) {
            problems.add(Problem.of(
                    "a purge has at most " + Purge.MOST_SCOPES + " scopes",
                    "purge a prefix or a tag that covers them"));
        }
        return problems.isEmpty()
                ? new Outcome.Read(new Purge(kind, scopes))
                : new Outcome.Refused(problems.subList(0, Math.min(MOST_PROBLEMS, problems.size())));
    }

    private void path(String raw, Function<CanonicalPath, PurgeScope> scope) {
        if (raw.contains("?") || raw.contains("#")) {
            problems.add(Problem.of(
                    "'" + raw + "' is more than a path", "leave the query out: every query of the path is purged"));
            return;
        }
        switch (PathParser.parse(raw)) {
            case ParsedPath.Canonical(CanonicalPath path) -> scopes.add(scope.apply(path));
            case ParsedPath.Refused(String reason) ->
                problems.add(Problem.of("'" + raw + "': " + reason, "write the path as in the page's address"));
        }
    }

    /** Whether a scope can be stated: all but tags are bounded by what they are. */
    public static boolean isFit(PurgeScope scope) {
        return !(scope instanceof PurgeScope.Tag(String tag)) || PageTag.isFit(tag);
    }

    private void tag(String tag) {
        if (PageTag.isFit(tag)) {
            scopes.add(new PurgeScope.Tag(tag));
        } else {
            problems.add(Problem.of("'" + Excerpt.of(tag) + "' is not a tag", TAG_RULE));
        }
    }

    private static String trunk(String prefix) {
        String trunk = prefix.endsWith("/*") ? prefix.substring(0, prefix.length() - 1) : prefix;
        return trunk.length() > 1 && trunk.endsWith("/") ? trunk.substring(0, trunk.length() - 1) : trunk;
    }
}
