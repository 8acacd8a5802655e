package dev.lockstep.render.server;

import java.time.Duration;

/**
 * How patient we are with servers.
 *
 * @param start from its start until it listens
 * @param firstPause after the first failure; each further one doubles it
 * @param longestPause a server that has run for longer than this is forgiven earlier failures
 * @param idle without a request for so long it is stopped
 */
public record Pacing(Duration start, Duration firstPause, Duration longestPause, Duration idle) {

    Duration pauseAfter(int failures) {
        Duration pause = firstPause;
        for (int failure = 1; failure < failures && pause.compareTo(longestPause) < 0; failure++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
