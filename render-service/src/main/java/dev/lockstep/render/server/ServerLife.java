package dev.lockstep.render.server;

import java.time.Instant;

/**
 * The life of a deploy's server. Whoever needs it starts it; its first answer shows that it is healthy; a failure makes
 * it rest, each further one for longer; and without requests it sleeps.
 *
 * @param <P> the process, which only a server that runs has
 */
public sealed interface ServerLife<P> {

    /** Nothing runs, and nothing keeps it from being started. */
    record Asleep<P>() implements ServerLife<P> {
        public Starting<P> start(P process, Instant now, Pacing pacing) {
            return new Starting<>(process, now.plus(pacing.start()), 0);
        }
    }

    /**
     * It has not answered yet.
     *
     * @param deadline when it has to listen
     * @param failures in a row before this start
     */
    record Starting<P>(P process, Instant deadline, int failures) implements ServerLife<P> {
        public Up<P> answered(Instant now) {
            return new Up<>(process, now, now, failures);
        }

        public Resting<P> failed(String reason, Instant now, Pacing pacing) {
            return Resting.after(failures + 1, reason, now, pacing);
        }
    }

    /** It answers. */
    record Up<P>(P process, Instant since, Instant lastUsed, int failures) implements ServerLife<P> {
        public Up<P> used(Instant now) {
            return new Up<>(process, since, now, failures);
        }

        public boolean isIdle(Instant now, Pacing pacing) {
            return !now.isBefore(lastUsed.plus(pacing.idle()));
        }

        public Asleep<P> stop() {
            return new Asleep<>();
        }

        public Resting<P> failed(String reason, Instant now, Pacing pacing) {
            boolean forgiven = now.isAfter(since.plus(pacing.longestPause()));
            return Resting.after(forgiven ? 1 : failures + 1, reason, now, pacing);
        }
    }

    /** It has failed; to start it again at once would only keep the machine busy. */
    record Resting<P>(Instant until, int failures, String reason) implements ServerLife<P> {
        private static <P> Resting<P> after(int failures, String reason, Instant now, Pacing pacing) {
            return new Resting<>(now.plus(pacing.pauseAfter(failures)), failures, reason);
        }

        public boolean isOver(Instant now) {
            return !now.isBefore(until);
        }

        public Starting<P> start(P process, Instant now, Pacing pacing) {
            return new Starting<>(process, now.plus(pacing.start()), failures);
        }

        public Resting<P> failed(String why, Instant now, Pacing pacing) {
            return after(failures + 1, why, now, pacing);
        }
    }
}
