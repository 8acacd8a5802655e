package dev.lockstep.platform.up.wiring;

import dev.lockstep.platform.local.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** Shows on a terminal what has been done so far, and how long it took from the beginning. */
public final class Steps implements Progress {

    private final PrintStream terminal;
    private final InstantSource clock;
    private final Instant begin;

    public Steps(PrintStream terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
        this.begin = clock.instant();
    }

    public void title(String title) {
        terminal.println("==> " + title);
    }

    @Override
    public void done(String step) {
        double seconds = Duration.between(begin, clock.instant()).toMillis() / 1_000.0;
        terminal.println(String.format(Locale.ROOT, "    %5.1f s  %s", seconds, step));
    }
}
