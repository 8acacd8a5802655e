package dev.lockstep.deploy.topic.health;

import dev.lockstep.deploy.topic.TopicsReady;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Once the topics were there, losing Kafka does not make the service unready: the outbox takes over. */
@Readiness
@ApplicationScoped
class TopicsCheck implements HealthCheck {
    private final TopicsReady topics;

    TopicsCheck(TopicsReady topics) {
        this.topics = topics;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("topics").status(topics.isReady()).build();
    }
}
