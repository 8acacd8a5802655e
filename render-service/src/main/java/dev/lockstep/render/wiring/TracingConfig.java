package dev.lockstep.render.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Whether renders are traced, and where to; see docs/observability.md. */
@ConfigMapping(prefix = "lockstep.tracing")
interface TracingConfig {

    /** Takes OTLP over HTTP, such as {@code http://localhost:4318}. Without one nothing is traced, and nothing is paid. */
    Optional<URI> collector();

    /** Of the traces that begin here; renders for visitors are traced as their edge decided. */
    @WithDefault("1")
    double ratio();

    /** Whether data sources and origins are told of the trace, so that theirs may join it. Not all of them are one's own. */
    @WithDefault("false")
    boolean tellSources();
}
