package dev.lockstep.contracts.trace.opentelemetry;

import dev.lockstep.contracts.trace.Trace;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Traces as they travel, and as OpenTelemetry holds them. */
final class Contexts {

    private static final TextMapGetter<Trace> READER = new TextMapGetter<>() {

        @Override
        public Iterable<String> keys(Trace carrier) {
            return List.of(Trace.FIELD);
        }

        @Override
        public @Nullable String get(@Nullable Trace carrier, String key) {
            return carrier != null && key.equals(Trace.FIELD) ? carrier.parent() : null;
        }
    };

    private Contexts() {}

    static Context of(Trace trace) {
        return trace.isNone()
                ? Context.root()
                : W3CTraceContextPropagator.getInstance().extract(Context.root(), trace, READER);
    }

    static SpanContext spanContext(Trace trace) {
        return Span.fromContext(of(trace)).getSpanContext();
    }

    static Trace trace(SpanContext context) {
        return context.isValid()
                ? new Trace("00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                        + context.getTraceFlags().asHex())
                : Trace.NONE;
    }
}
