package dev.lockstep.edge.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an edge counts; see docs/metrics.md. */
@ConfigMapping(prefix = "lockstep.edge.metrics")
interface MetricsConfig {

    /**
     * How many sites are counted each for themselves: those that are visited first after the start, all others together.
     * Each takes some eighty series of Prometheus on each edge.
     */
    @WithDefault("50")
    int sites();
}
