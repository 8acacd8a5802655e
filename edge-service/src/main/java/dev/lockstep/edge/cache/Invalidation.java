package dev.lockstep.edge.cache;

import dev.lockstep.contracts.pass.HeaderFields;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What a request has changed (RFC 9111 §4.4): its own target, and what the answer names of the same origin. */
final class Invalidation {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private Invalidation() {}

    /** The addresses of which nothing that is stored may be shown any more. */
    static Set<URI> by(String method, URI target, int status, HeaderFields answered) {
        Set<URI> changed = new LinkedHashSet<>();
        if (!SAFE.contains(method) && status >= 200 && status < 400) {
            changed.add(target);
            named(target, answered.joined("location")).ifPresent(changed::add);
            named(target, answered.joined("content-location")).ifPresent(changed::add);
        }
        return changed;
    }

    private static Optional<URI> named(URI target, String reference) {
        if (reference.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI named = target.resolve(new URI(reference));
            return isOfOneOrigin(target, named) ? Optional.of(named) : Optional.empty();
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }

    private static boolean isOfOneOrigin(URI one, URI other) {
        return Objects.equals(one.getScheme(), other.getScheme())
                && Objects.equals(one.getAuthority(), other.getAuthority());
    }
}
