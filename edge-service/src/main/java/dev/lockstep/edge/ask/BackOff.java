package dev.lockstep.edge.ask;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lockstep.contracts.event.EdgeAnswer.Resting;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.event.RenderFailed;
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
            Duration pause = SHORTEST.multipliedBy(1L << Math.clamp(times - 1, 0, MOST_DOUBLINGS));
            return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
        }
    }

    /** One that was not even tried is to be tried again soon. */
    void failed(RenderFailed failure, Instant now) {
        int times = failure.wasTried() ? 1 : 0;
        failed.merge(
                failure.id(),
                new Failed(times, now, failure.asOf(), failure.problem()),
                (old, added) -> new Failed(old.times() + times, now, failure.asOf(), failure.problem()));
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
