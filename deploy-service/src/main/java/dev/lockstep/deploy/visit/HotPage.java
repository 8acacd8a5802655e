package dev.lockstep.deploy.visit;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.PagesVisited.Visited;
import dev.lockstep.contracts.manifest.PageKey;
import java.time.Duration;
import java.time.Instant;

/**
 * A page that visitors ask for.
 *
 * @param deploy under which they got it last
 * @param status that they got last
 * @param heat how often they asked, where what is long ago counts for less
 */
public record HotPage(PageKey page, DeployId deploy, int status, double heat) {
    private static final double HALF_LIFE_MILLIS = Duration.ofMinutes(10).toMillis();

    HotPage visited(DeployId by, Visited visited) {
        return new HotPage(page, by, visited.status(), heat + visited.count());
    }

    HotPage cooled(Instant from, Instant to) {
        double millis = Math.max(0, Duration.between(from, to).toMillis());
        return new HotPage(page, deploy, status, heat * Math.pow(0.5, millis / HALF_LIFE_MILLIS));
    }
}
