package dev.lockstep.platform.bench.process;

import dev.lockstep.platform.bench.Case;
import dev.lockstep.platform.bench.Outcome;
import dev.lockstep.platform.bench.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As much as a server can do, by {@code wrk}: each connection asks again once it has been answered.
 *
 * @see <a href="https://github.com/wg/wrk">wrk</a>
 */
public record Wrk(Program program) {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern PERCENTILE = Pattern.compile("\\s(50|99)%\\s+([0-9.]+)(us|ms|s|m)\\b");
    private static final Pattern BAD_ANSWERS = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final Pattern BAD_SOCKETS =
            Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");
    private static final Map<String, Double> MILLIS = Map.of("us", 0.001, "ms", 1.0, "s", 1_000.0, "m", 60_000.0);

    public Outcome run(Server server, Case one, Map<String, String> headers, int seconds)
            throws IOException, InterruptedException {
        List<String> command = command(server, one, headers, seconds);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + told);
        }
        return read(told);
    }

    List<String> command(Server server, Case one, Map<String, String> headers, int seconds) {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--threads=1",
                "--connections=" + one.connections(),
                "--duration=" + seconds + "s",
                "--latency"));
        headers.forEach((name, value) -> command.addAll(List.of("--header", name + ": " + value)));
        command.add(server.of(one.resource()).toString());
        return command;
    }

    static Outcome read(String told) throws IOException {
        double p50 = 0;
        double p99 = 0;
        for (Matcher line = PERCENTILE.matcher(told); line.find(); ) {
            double millis = Double.parseDouble(line.group(2)) * MILLIS.getOrDefault(line.group(3), 1.0);
            p50 = line.group(1).equals("50") ? millis : p50;
            p99 = line.group(1).equals("99") ? millis : p99;
        }
        return new Outcome(Double.parseDouble(first(RATE, told)), p50, p99, failures(told));
    }

    private static long failures(String told) {
        long failures = 0;
        Matcher answers = BAD_ANSWERS.matcher(told);
        if (answers.find()) {
            failures += Long.parseLong(answers.group(1));
        }
        Matcher sockets = BAD_SOCKETS.matcher(told);
        if (sockets.find()) {
            for (int kind = 1; kind <= sockets.groupCount(); kind++) {
                failures += Long.parseLong(sockets.group(kind));
            }
        }
        return failures;
    }

    private static String first(Pattern pattern, String told) throws IOException {
        Matcher found = pattern.matcher(told);
        if (!found.find()) {
            throw new IOException("wrk did not tell its rate: " + told);
        }
        return found.group(1);
    }
}
