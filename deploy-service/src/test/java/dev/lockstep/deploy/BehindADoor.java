package dev.lockstep.deploy;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** As {@link OnBackbone}, with a PostgreSQL that can vanish. */
public final class BehindADoor implements QuarkusTestResourceLifecycleManager {
    private static final String URL = "quarkus.datasource.jdbc.url";
    private static final String HOST = "jdbc:postgresql://127.0.0.1:";

    private final OnBackbone backbone = new OnBackbone();
    private @Nullable Door door;

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(backbone.start());
        String url = Objects.requireNonNull(settings.get(URL));
        try {
            Door made = Door.to(Integer.parseInt(url.substring(HOST.length(), url.lastIndexOf('/'))));
            door = made;
            settings.put(URL, HOST + made.port() + url.substring(url.lastIndexOf('/')));
            // Long enough for what the test does while somebody waits, and no minute.
            settings.put("quarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout", "5");
            return settings;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(door, new TestInjector.MatchesType(Door.class));
    }

    @Override
    public void stop() {
        if (door != null) {
            door.close();
        }
        backbone.stop();
    }
}
