package dev.lockstep.deploy.token;

import dev.lockstep.contracts.event.SiteId;
import java.util.Set;

/** The sites that a token is for. */
public sealed interface Scope {

    /** Those that there are, and those that there will be. */
    record EverySite() implements Scope {}

    /** Some, which were named. */
    record Sites(Set<SiteId> sites) implements Scope {
        public Sites {
            if (sites.isEmpty()) {
                throw new IllegalArgumentException("a scope of no sites");
            }
            sites = Set.copyOf(sites);
        }
    }

    default boolean covers(SiteId site) {
        return switch (this) {
            case EverySite() -> true;
            case Sites(Set<SiteId> sites) -> sites.contains(site);
        };
    }

    default boolean covers(Scope other) {
        return switch (other) {
            case EverySite() -> this instanceof EverySite;
            case Sites(Set<SiteId> sites) -> sites.stream().allMatch(this::covers);
        };
    }
}
