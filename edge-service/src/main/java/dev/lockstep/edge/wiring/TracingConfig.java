package dev.lockstep.edge.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Whether visits are traced that something is made for, and where to; see docs/observability.md. */
@ConfigMapping(prefix = "lockstep.tracing")
interface TracingConfig {

    /** Takes OTLP over HTTP, such as {@code http://localhost:4318}. Without one nothing is traced, and nothing is paid. */
    Optional<URI> collector();

    /** Of the traces that begin here: each is some records at the collector. */
    @WithDefault("1")
    double ratio();

    /**
     * Whether a request's own {@code traceparent} is believed. Only where a proxy of one's own sets it: any visitor could
     * have all of their visits traced, or mixed into somebody else's trace.
     */
    @WithDefault("false")
    boolean trustVisitors();
}
