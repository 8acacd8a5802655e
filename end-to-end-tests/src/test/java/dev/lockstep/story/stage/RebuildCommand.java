package dev.lockstep.story.stage;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code ./lockstep rebuild}, as whoever is on call runs it. */
public final class RebuildCommand {
    private RebuildCommand() {}

    public static Run run(URI api, String token) throws IOException, InterruptedException {
        Map<String, String> environment = Map.of("API", api.toString(), "TOKEN", token);
        return Run.of(Path.of("."), environment, List.of("../lockstep", "rebuild"));
    }
}
