package dev.lockstep.contracts.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {

    private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void whatIsWrittenIsRead() {
        Trace trace = Trace.parse(PARENT);

        assertThat(trace.parent()).isEqualTo(PARENT);
        assertThat(trace.id()).contains("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(trace.span()).contains("00f067aa0ba902b7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\nx: y"
            })
    void whatIsNoTraceIsNone(String text) {
        assertThat(Trace.parse(text)).isEqualTo(Trace.NONE);
    }

    @Test
    void whoeverIsCalledKnowsWhatIsDone() {
        List<Trace> known = new ArrayList<>();
        Trace trace = Trace.parse(PARENT);

        trace.run(() -> known.add(Trace.current()));
        known.add(trace.call(Trace::current));
        known.add(Trace.NONE.call(Trace::current));

        assertThat(known).containsExactly(trace, trace, Trace.NONE);
        assertThat(Trace.current()).isEqualTo(Trace.NONE);
    }
}
