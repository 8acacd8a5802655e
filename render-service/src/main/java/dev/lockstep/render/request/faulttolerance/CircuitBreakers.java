package dev.lockstep.render.request.faulttolerance;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.render.page.RenderOutcome;
import dev.lockstep.render.request.Failures;
import dev.lockstep.render.request.Renderer;
import dev.lockstep.render.request.Workshop;
import io.smallrye.faulttolerance.api.TypedGuard;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * Leaves an origin in peace for a while that keeps failing, and asks it once then. Each site has breakers of its own: by
 * asking for what does not work nobody keeps another from what does.
 */
public final class CircuitBreakers implements Renderer {

    private static final int MOST_ORIGINS = 10_000;

    private final Renderer renderer;
    private final Workshop.Origins origins;
    private final Failures failures;
    private final LoadingCache<Circuit, TypedGuard<RenderOutcome>> guards;

    public CircuitBreakers(Renderer renderer, Workshop.Origins origins, Failures failures, Settings settings) {
        this.renderer = renderer;
        this.origins = origins;
        this.failures = failures;
        this.guards = Caffeine.newBuilder().maximumSize(MOST_ORIGINS).build(ignored -> guard(settings));
    }

    /**
     * When a breaker opens.
     *
     * @param renders over how many of the latest the failures are counted
     * @param failureRatio from which share of failures on it opens
     * @param pause for how long it stays open
     */
    public record Settings(int renders, double failureRatio, Duration pause) {}

    private record Circuit(SiteId site, String origin) {}

    @Override
    public RenderOutcome render(PageRequested request) throws IOException, InterruptedException {
        String origin = origins.of(request);
        return origin.isEmpty() ? renderer.render(request) : render(request, origin);
    }

    private RenderOutcome render(PageRequested request, String origin) throws IOException, InterruptedException {
        try {
            return guards.get(new Circuit(request.site(), origin)).call(() -> orThrow(renderer.render(request)));
        } catch (OriginFailedException failed) {
            return failed.outcome();
        } catch (CircuitBreakerOpenException open) {
            return new RenderOutcome.Failed(failures.of(request, isOpen(origin)), false);
        } catch (IOException | InterruptedException | RuntimeException other) {
            throw other;
        } catch (Exception unexpected) {
            throw new IOException("a render broke", unexpected);
        }
    }

    private static Problem isOpen(String origin) {
        return Problem.of(
                "most of what " + origin + " was asked for lately has failed, so it is not asked for a while",
                "see whether it is up; it is tried again by itself");
    }

    private static RenderOutcome orThrow(RenderOutcome outcome) throws OriginFailedException {
        if (outcome instanceof RenderOutcome.Failed failed && failed.mayPass()) {
            throw new OriginFailedException(failed);
        }
        return outcome;
    }

    private static TypedGuard<RenderOutcome> guard(Settings settings) {
        return TypedGuard.create(RenderOutcome.class)
                .withCircuitBreaker()
                .failOn(OriginFailedException.class)
                .requestVolumeThreshold(settings.renders())
                .failureRatio(settings.failureRatio())
                .delay(settings.pause().toMillis(), ChronoUnit.MILLIS)
                .done()
                .build();
    }
}
