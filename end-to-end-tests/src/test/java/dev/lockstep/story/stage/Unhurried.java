package dev.lockstep.story.stage;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets stories tell what happens, and not how fast: nobody waits longer than it takes, but a machine that is busy with
 * something else takes its time. Whoever tells of a time that is over sets it as short as it has to be.
 */
public final class Unhurried implements BeforeAllCallback {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** More than visitors and renders are held for by default, and no more than a connection may be quiet meanwhile. */
    private static final Map<String, String> SETTINGS = Map.of(
            "lockstep.edge.lease", "30s",
            "lockstep.edges.forgotten-after", "10m",
            "lockstep.edge.patience", "60s",
            "lockstep.passes.patience", "60s",
            "lockstep.data.timeout", "60s",
            "lockstep.servers.start", "60s");

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(LONGEST);
    }

    /** What services are told where a story does not tell them otherwise. */
    static Map<String, String> unless(Map<String, String> told) {
        Map<String, String> all = new HashMap<>(SETTINGS);
        all.putAll(told);
        return all;
    }
}
