package dev.lockstep.platform.bench.wiring;

import dev.lockstep.platform.bench.Case;
import dev.lockstep.platform.bench.Outcome;
import dev.lockstep.platform.bench.Results;
import dev.lockstep.platform.bench.Server;
import dev.lockstep.platform.bench.http.FirstVisit;
import dev.lockstep.platform.bench.http.SteadyLoad;
import dev.lockstep.platform.bench.process.Wrk;
import dev.lockstep.platform.local.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every server in turn, again and again: what disturbs this machine for a while disturbs all of them. */
final class Rounds {

    private static final List<Case> STEADY = List.of(Case.steady(32), Case.steady(512));

    private final List<Server> servers;
    private final Wrk wrk;
    private final int seconds;
    private final int rate;
    private final Progress progress;
    private final Results throughput = new Results();
    private final Results steady = new Results();
    private final List<String> raw = new ArrayList<>();

    Rounds(List<Server> servers, Wrk wrk, int seconds, int rate, Progress progress) {
        this.servers = servers;
        this.wrk = wrk;
        this.seconds = seconds;
        this.rate = rate;
        this.progress = progress;
        raw.add("round,load,case,server,per second,p50 ms,p99 ms,failures");
    }

    /** The first round, which does not count, is for caches and compilers. */
    void take(int rounds) throws IOException, InterruptedException {
        for (int round = 0; round <= rounds; round++) {
            for (Case one : Case.all()) {
                for (Server server : inTurn(round)) {
                    if (server.takes(one)) {
                        Outcome outcome = wrk.run(server, one, FirstVisit.headersFor(server, one), seconds);
                        note(round, "most", one, server, outcome, throughput);
                    }
                }
            }
            for (Case one : STEADY) {
                for (Server server : inTurn(round)) {
                    if (server.keepsPace()) {
                        Map<String, String> headers = FirstVisit.headersFor(server, one);
                        note(
                                round,
                                "steady",
                                one,
                                server,
                                new SteadyLoad(rate, seconds).run(server, one, headers),
                                steady);
                    }
                }
            }
            progress.done(round == 0 ? "everybody is warm" : "round " + round + " of " + rounds);
        }
    }

    Results throughput() {
        return throughput;
    }

    Results steady() {
        return steady;
    }

    /** One line for each run that counts. */
    List<String> raw() {
        return List.copyOf(raw);
    }

    /** Another one begins each time, as the first finds the machine at its coolest. */
    private List<Server> inTurn(int round) {
        List<Server> turned = new ArrayList<>(servers);
        Collections.rotate(turned, round);
        return turned;
    }

    private void note(int round, String load, Case one, Server server, Outcome outcome, Results results) {
        if (round == 0) {
            return;
        }
        results.add(one, server, outcome);
        raw.add(String.format(
                Locale.ROOT,
                "%d,%s,\"%s\",\"%s\",%.0f,%.3f,%.3f,%d",
                round,
                load,
                one.label(),
                server.name(),
                outcome.perSecond(),
                outcome.p50Millis(),
                outcome.p99Millis(),
                outcome.failures()));
    }
}
