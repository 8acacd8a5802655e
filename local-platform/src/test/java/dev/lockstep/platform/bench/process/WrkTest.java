package dev.lockstep.platform.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.platform.bench.Outcome;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class WrkTest {
    private static final String TOLD = """
            Running 4s test @ http://127.0.0.1:15000/pages/1
              1 threads and 32 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency     1.10ms    2.31ms  60.33ms   95.37%
                Req/Sec    40.50k     3.11k   47.20k    75.00%
              Latency Distribution
                 50%  612.00us
                 75%    0.95ms
                 90%    1.80ms
                 99%   11.42ms
              161203 requests in 4.00s, 3.69GB read
            Requests/sec:  40286.33
            Transfer/sec:      0.92GB
            """;

    @Test
    void whatWrkTellsIsRead() throws IOException {
        assertThat(Wrk.read(TOLD)).isEqualTo(new Outcome(40_286.33, 0.612, 11.42, 0));
    }

    @Test
    void requestsWithoutTheirAnswerAreFailures() throws IOException {
        String told = TOLD + "  Socket errors: connect 1, read 2, write 3, timeout 4\n  Non-2xx or 3xx responses: 90\n";

        assertThat(Wrk.read(told).failures()).isEqualTo(100);
    }

    @Test
    void whoeverTellsNoRateHasFailed() {
        assertThatThrownBy(() -> Wrk.read("unable to connect to 127.0.0.1:15000 Connection refused"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Connection refused");
    }
}
