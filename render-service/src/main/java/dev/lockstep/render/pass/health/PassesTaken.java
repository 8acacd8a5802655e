package dev.lockstep.render.pass.health;

import dev.lockstep.render.pass.Welcome;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once edges find the port open on which they hand requests on. */
@Readiness
@ApplicationScoped
class PassesTaken implements HealthCheck {

    private final Welcome welcome;

    PassesTaken(Welcome welcome) {
        this.welcome = welcome;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("open for edges")
                .status(welcome.isOpen())
                .build();
    }
}
