package dev.lockstep.edge.cache;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.ParsedPath;
import dev.lockstep.contracts.manifest.PathParser;
import dev.lockstep.contracts.pass.HeaderFields;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** A request that may change something: what was asked for before it is not shown after it (RFC 9111 §4.4). */
record Change(SharedCache cache, Wanted wanted) implements Errand {

    @Override
    public HeaderFields fields() {
        return wanted.fields();
    }

    @Override
    public Heard heard(int status, HeaderFields answered, Instant now) {
        Invalidation.by(wanted.method(), wanted.target(), status, answered).forEach(this::forget);
        return new Heard.Through(CacheStatus.METHOD);
    }

    @Override
    public Optional<FromMemory> unanswered(Instant now) {
        forget(wanted.target());
        return Optional.empty();
    }

    @Override
    public void abandon() {}

    /** By the one spelling of its path, as everything is kept under that. */
    private void forget(URI changed) {
        if (PathParser.parse(changed.getRawPath()) instanceof ParsedPath.Canonical(CanonicalPath path)) {
            String query = changed.getRawQuery() == null ? "" : "?" + changed.getRawQuery();
            cache.forget(wanted.view(), changed.resolve(path.encoded() + query));
        }
    }
}
