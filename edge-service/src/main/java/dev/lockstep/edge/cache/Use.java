package dev.lockstep.edge.cache;

import dev.lockstep.contracts.pass.CacheControl;
import java.time.Duration;
import java.time.Instant;

/** What may be done with a stored response that matches a request (RFC 9111 §4, RFC 5861). */
sealed interface Use {

    /** Shown as it is. */
    record Fresh(Duration age, Duration left) implements Use {}

    /** Shown once more, while another is fetched. */
    record WhileRevalidating(Duration age, Duration left) implements Use {}

    /** Shown only if the origin says that it still holds, or if nothing can be had from there. */
    record IfNothingElse(Duration age, Duration left) implements Use {}

    /** Shown only if the origin says that it still holds. */
    record OnlyIfUnchanged() implements Use {}

    /** A client's own {@code Cache-Control} is not asked: nobody can make an origin work by asking again and again. */
    static Use of(Received stored, Instant now) {
        CacheControl said = CacheControl.of(stored.fields());
        Duration age = stored.age(now);
        Duration left = said.lifetime().orElse(Duration.ZERO).minus(age);
        if (said.has("no-cache")) {
            return new OnlyIfUnchanged();
        }
        if (left.isPositive()) {
            return new Fresh(age, left);
        }
        if (left.plus(said.staleWhileRevalidate().orElse(Duration.ZERO)).isPositive()) {
            return new WhileRevalidating(age, left);
        }
        return left.plus(said.staleIfError().orElse(Duration.ZERO)).isPositive()
                ? new IfNothingElse(age, left)
                : new OnlyIfUnchanged();
    }
}
