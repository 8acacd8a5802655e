package dev.lockstep.deploy;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Nobody announces what waits in the outbox but the test, and nothing comes to be there by itself. */
public final class WithoutRelay implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.arc.exclude-types", "dev.lockstep.deploy.outbox.wiring.RelayLoop",
                "quarkus.scheduler.enabled", "false");
    }
}
