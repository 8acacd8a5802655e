package dev.lockstep.render.page;

import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.manifest.Freshness;
import dev.lockstep.contracts.manifest.Upkeep;
import java.time.Duration;

/**
 * How long a page may be shown.
 *
 * @param stale after {@code fresh}, while a new one is made
 * @param staleIfError after {@code fresh}, when no new one can be made
 */
public record Lifetime(Duration fresh, Duration stale, Duration staleIfError) {

    private static final int OK = 200;

    /** As the route says; {@code response} is asked only when it leaves that to the response. */
    public static Lifetime of(Upkeep upkeep, int status, Lifetime response) {
        Lifetime lifetime = switch (upkeep.freshness()) {
            case Freshness.For(Duration duration) -> unlimited(duration);
            case Freshness.UntilPurged() -> unlimited(PageRevalidated.UNLIMITED);
            case Freshness.FromResponse() -> response;
            case Freshness.Uncached(), Freshness.Kept() ->
                throw new IllegalArgumentException("a page that is not stored");
        };
        return status == OK ? lifetime : lifetime.atMost(upkeep.negative());
    }

    public static Lifetime unlimited(Duration fresh) {
        return new Lifetime(fresh, PageRevalidated.UNLIMITED, PageRevalidated.UNLIMITED);
    }

    private Lifetime atMost(Duration longest) {
        return fresh.compareTo(longest) <= 0 ? this : new Lifetime(longest, stale, staleIfError);
    }
}
