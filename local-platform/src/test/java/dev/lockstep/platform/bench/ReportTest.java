package dev.lockstep.platform.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Case HIT = new Case(Resource.PAGE, Case.Kind.HIT, 32);
    private static final Server OWN = server("Lockstep", Server.Scope.EVERYTHING);
    private static final Server NGINX = server("nginx", Server.Scope.EVERYTHING);
    private static final Server NEXT = server("next start", Server.Scope.PAGE_HITS);

    private final Results throughput = new Results();
    private final Results steady = new Results();

    @Test
    void theMedianOfTheRoundsIsSetAgainstTheBestOfTheOthers() {
        add(throughput, OWN, 10_000, 90_000, 30_000);
        add(throughput, NGINX, 20_000, 20_000, 21_000);
        add(throughput, NEXT, 500, 400, 300);

        assertThat(text()).contains("| 24 KB page, hit, 32 connections | 30 000 | 20 000 | 400 | 1.50 |");
    }

    @Test
    void whoFailsIsSeenToFail() {
        throughput.add(HIT, OWN, new Outcome(1_000, 1, 2, 7));

        assertThat(text()).contains("| 1 000 (7 failed) |");
    }

    @Test
    void whoCannotKeepTheRateIsLeftOutOfIt() {
        steady.add(HIT, OWN, new Outcome(4_000, 0.5, 12, 0));
        steady.add(HIT, NGINX, new Outcome(4_000, 0.4, 9, 0));

        assertThat(text()).contains("| 24 KB page, hit, 32 connections, p99 | 12.0 ms | 9.00 ms |\n");
    }

    @Test
    void whoIsMissingIsNamed() {
        assertThat(text()).contains("- Varnish: not installed");
    }

    private String text() {
        return new Report(
                        List.of(OWN, NGINX, NEXT),
                        List.of("Varnish: not installed"),
                        throughput,
                        steady,
                        new Report.Run(3, 4, 4_000, "two cores", "2026-11-28", List.of("./lockstep bench")))
                .text();
    }

    private static void add(Results results, Server server, double... rates) {
        for (double rate : rates) {
            results.add(HIT, server, new Outcome(rate, 1, 2, 0));
        }
    }

    private static Server server(String name, Server.Scope scope) {
        return new Server(name, "1", URI.create("http://127.0.0.1:1"), "bench.localhost", scope);
    }
}
