package dev.lockstep.edge.ask;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lockstep.contracts.event.EdgeAnswer.Resting;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;

/**
 * How long a page whose render failed is not asked for again: twice as long each time, up to a limit. What happens to the
 * site afterwards may have mended it, so that from then on it is asked for after the shortest time.
 */
final class BackOff {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final int MOST_DOUBLINGS = 6;

    private final ConcurrentMap<PageId, Failed> failed;

    BackOff(int mostRemembered) {
        this.failed = Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .maximumSize(mostRemembered)
                .<PageId, Failed>build()
                .asMap();
    }

    private record Failed(int times, Instant at, Epoch epoch, Problem problem) {

        Resting resting(Epoch reached) {
            return new Resting(times, at.plus(epoch.isBefore(reached) ? SHORTEST : pause()), problem);
        }

        private Duration pause() {
            Duration pause = SHORTEST.multipliedBy(1L << Math.min(times - 1, MOST_DOUBLINGS));
            return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
        }
    }

    void failed(PageId page, Epoch epoch, Problem problem, Instant now) {
        failed.merge(
                page,
                new Failed(1, now, epoch, problem),
                (old, added) -> new Failed(old.times() + 1, now, epoch, problem));
    }

    void succeeded(PageId page) {
        failed.remove(page);
    }

    /** Why and until when a page is not asked for; empty when it may be. */
    Optional<Resting> resting(PageId page, Epoch epoch, Instant now) {
        return Optional.ofNullable(failed.get(page))
                .map(failure -> failure.resting(epoch))
                .filter(rest -> now.isBefore(rest.until()));
    }
}
