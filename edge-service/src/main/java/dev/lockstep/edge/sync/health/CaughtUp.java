package dev.lockstep.edge.sync.health;

import dev.lockstep.edge.sync.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once both logs have been applied; Kafka being away later does not change it. */
@Readiness
@ApplicationScoped
class CaughtUp implements HealthCheck {

    private final Progress progress;

    CaughtUp(Progress progress) {
        this.progress = progress;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("caught up with both logs")
                .status(progress.isReady())
                .build();
    }
}
