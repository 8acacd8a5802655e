package dev.lockstep.contracts.trace.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.trace.Activity;
import dev.lockstep.contracts.trace.Trace;
import dev.lockstep.contracts.trace.Tracing.Role;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenTelemetryTracingTest {

    private static final OpenTelemetryTracing.Source SOURCE =
            new OpenTelemetryTracing.Source("lockstep-edge", "edge-1");

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final OpenTelemetryTracing tracing =
            new OpenTelemetryTracing(SOURCE, 1, SimpleSpanProcessor.create(exported));

    @AfterEach
    void close() {
        tracing.close();
    }

    @Test
    void whatIsDoneForSomethingElsewhereJoinsItsTrace() {
        // Given a visit, and what travels of it
        Activity visit = tracing.begin("visit", Role.SERVER, Trace.NONE);
        Trace travels = Trace.parse(visit.trace().parent());

        // When something is done for it
        Activity render = tracing.begin("render", Role.CONSUMER, travels);
        render.note("lockstep.site", "shop");
        render.fail("no data");
        render.end();
        visit.link(render.trace());
        visit.end();

        // Then they are one trace
        SpanData first = exported.getFinishedSpanItems().getFirst();
        SpanData last = exported.getFinishedSpanItems().getLast();
        assertThat(first.getTraceId()).isEqualTo(last.getTraceId());
        assertThat(first.getParentSpanId()).isEqualTo(last.getSpanId());
        assertThat(first.getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(first.getStatus()).isEqualTo(StatusData.create(StatusCode.ERROR, "no data"));
        assertThat(first.getAttributes().get(AttributeKey.stringKey("lockstep.site")))
                .isEqualTo("shop");
        assertThat(last.getLinks())
                .singleElement()
                .satisfies(link -> assertThat(link.getSpanContext().getSpanId()).isEqualTo(first.getSpanId()));
        assertThat(last.getResource().getAttribute(AttributeKey.stringKey("service.instance.id")))
                .isEqualTo("edge-1");
    }

    @Test
    void whatIsNotToBeTakenNoteOfIsNotAnywhere() {
        // Given somebody who takes note of nothing that begins here
        OpenTelemetryTracing none = new OpenTelemetryTracing(SOURCE, 0, SimpleSpanProcessor.create(exported));

        // When something is done, and something for that elsewhere
        Activity visit = none.begin("visit", Role.SERVER, Trace.NONE);
        Activity render = tracing.begin("render", Role.CONSUMER, visit.trace());
        render.end();
        visit.end();

        // Then the other knows that too
        assertThat(visit.trace().id()).isEqualTo(render.trace().id()).isNotEmpty();
        assertThat(exported.getFinishedSpanItems()).isEmpty();
        none.close();
    }
}
