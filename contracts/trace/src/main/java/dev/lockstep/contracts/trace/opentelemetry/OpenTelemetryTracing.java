package dev.lockstep.contracts.trace.opentelemetry;

import dev.lockstep.contracts.trace.Activity;
import dev.lockstep.contracts.trace.Trace;
import dev.lockstep.contracts.trace.Tracing;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Takes note as OpenTelemetry does. It stands on its SDK alone: nothing is put in the way of a server, a client or a
 * database that does not say itself what it does, so that what is not traced costs nothing.
 */
public final class OpenTelemetryTracing implements Tracing, AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final SdkTracerProvider provider;
    private final Tracer tracer;

    /** Who takes note: a service, and which of its processes. */
    public record Source(String service, String instance) {}

    /**
     * Hands on to whatever processes spans.
     *
     * @param ratio of traces that begin here and are taken note of; others are as their parents were
     */
    public OpenTelemetryTracing(Source source, double ratio, SpanProcessor processor) {
        Attributes names = Attributes.builder()
                .put("service.name", source.service())
                .put("service.namespace", "lockstep")
                .put("service.instance.id", source.instance())
                .build();
        this.provider = SdkTracerProvider.builder()
                .setResource(Resource.getDefault().merge(Resource.create(names)))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(ratio)))
                .addSpanProcessor(processor)
                .build();
        this.tracer = provider.get("dev.lockstep");
    }

    /** Sends to a collector by OTLP over HTTP; {@code collector} ends before {@code /v1/traces}. */
    public static OpenTelemetryTracing to(URI collector, Source source, double ratio) {
        String address = collector.toString().replaceFirst("/$", "") + "/v1/traces";
        OtlpHttpSpanExporter exporter =
                OtlpHttpSpanExporter.builder().setEndpoint(address).build();
        return new OpenTelemetryTracing(
                source,
                ratio,
                BatchSpanProcessor.builder(exporter).setScheduleDelay(EVERY).build());
    }

    @Override
    public Activity begin(String name, Role role, Trace parent) {
        return new Span(tracer.spanBuilder(name)
                .setParent(Contexts.of(parent))
                .setSpanKind(kind(role))
                .startSpan());
    }

    /** Sends what it still has, but waits for nobody for long. */
    @Override
    public void close() {
        var _ = provider.shutdown().join(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static SpanKind kind(Role role) {
        return switch (role) {
            case SERVER -> SpanKind.SERVER;
            case CLIENT -> SpanKind.CLIENT;
            case CONSUMER -> SpanKind.CONSUMER;
        };
    }

    /** One activity. */
    private record Span(io.opentelemetry.api.trace.Span span) implements Activity {

        @Override
        public Trace trace() {
            return Contexts.trace(span.getSpanContext());
        }

        @Override
        public void note(String name, String value) {
            var _ = span.setAttribute(name, value);
        }

        @Override
        public void link(Trace other) {
            SpanContext linked = Contexts.spanContext(other);
            if (linked.isValid()) {
                var _ = span.addLink(linked);
            }
        }

        @Override
        public void fail(String why) {
            var _ = span.setStatus(StatusCode.ERROR, why);
        }

        @Override
        public void end() {
            span.end();
        }
    }
}
