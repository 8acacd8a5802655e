package dev.lockstep.render.site.health;

import dev.lockstep.render.site.KnownSites;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the site log was read to the end that it had at the start. */
@Readiness
@ApplicationScoped
class SitesKnown implements HealthCheck {

    private final KnownSites sites;

    SitesKnown(KnownSites sites) {
        this.sites = sites;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("caught up with the site log")
                .status(sites.isCaughtUp())
                .build();
    }
}
