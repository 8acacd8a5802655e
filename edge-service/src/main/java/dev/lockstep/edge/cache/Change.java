package dev.lockstep.edge.cache;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.ParsedPath;
import dev.lockstep.contracts.manifest.PathParser;
import dev.lockstep.contracts.pass.HeaderFields;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that may change something: what was asked for before it is not shown after it (RFC 9111 §4.4). */
record Change(HttpCache.Parts parts, Wanted wanted) implements Errand {

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

    /** Nobody has heard what became of it. */
    @Override
    public void abandon() {
        forget(wanted.target());
    }

    /** By the one spelling of its path, as everything is kept under that, and for those who were led there alike. */
    private void forget(URI changed) {
        if (PathParser.parse(changed.getRawPath()) instanceof ParsedPath.Canonical(CanonicalPath path)) {
            String query = marked("?", changed.getRawQuery());
            String redirect = marked("#", wanted.target().getRawFragment());
            parts.forget(wanted.view(), changed.resolve(path.encoded() + query + redirect));
        }
    }

    private static String marked(String mark, @Nullable String part) {
        return part == null ? "" : mark + part;
    }
}
