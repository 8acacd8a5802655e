package dev.lockstep.render.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.outbound.AnswerReader;
import dev.lockstep.contracts.outbound.Fetch;
import dev.lockstep.contracts.outbound.FetchLimits;
import dev.lockstep.contracts.outbound.FetchOutcome;
import dev.lockstep.contracts.outbound.Outbound;
import dev.lockstep.contracts.trace.RememberedTracing;
import dev.lockstep.contracts.trace.RememberedTracing.Remembered;
import dev.lockstep.contracts.trace.Trace;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TracedOutboundTest {

    private static final Trace RENDER = RememberedTracing.trace(7);
    private static final URI SECRET = URI.create("http://catalogue.test/products/7?key=secret");

    private final RememberedTracing tracing = new RememberedTracing();
    private final List<Fetch> fetched = new ArrayList<>();
    private final Outbound source = new Outbound() {
        @Override
        public <T> FetchOutcome<T> fetch(Fetch fetch, FetchLimits limits, AnswerReader<T> reader) {
            fetched.add(fetch);
            return new FetchOutcome.Failed<>("no answer");
        }
    };

    @Test
    void aFetchIsPartOfTheRenderAndTellsNothingOfItsAddressButTheHost() {
        fetch(new TracedOutbound(source, tracing, false));

        Remembered fetch = tracing.begun().getFirst();
        assertThat(fetch.parent()).isEqualTo(RENDER);
        assertThat(fetch.notes()).containsEntry("server.address", "catalogue.test");
        assertThat(fetch.notes().toString()).doesNotContain("secret");
        assertThat(fetch.failure()).isEqualTo("no answer");
        assertThat(fetch.hasEnded()).isTrue();
        assertThat(fetched.getFirst().headers()).isEmpty();
    }

    @Test
    void aSourceThatIsToKnowIsToldWhichFetchItAnswers() {
        fetch(new TracedOutbound(source, tracing, true));

        assertThat(fetched.getFirst().headers())
                .containsEntry("traceparent", tracing.begun().getFirst().trace().parent());
    }

    private static void fetch(TracedOutbound outbound) {
        FetchOutcome<byte[]> outcome =
                RENDER.call(() -> outbound.fetch(SECRET, new FetchLimits(Duration.ofSeconds(1), 1_000)));
        assertThat(outcome).isInstanceOf(FetchOutcome.Failed.class);
    }
}
