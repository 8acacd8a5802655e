package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.story.stage.CacheSuite;
import dev.lockstep.story.stage.CacheSuite.Result;
import dev.lockstep.story.stage.CacheTable;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.PeerCaches;
import dev.lockstep.story.stage.SharedStage;
import dev.lockstep.story.stage.Stage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An edge before the server of the public suite for HTTP caches, beside nginx and Varnish where they are installed. */
@ExtendWith(SharedStage.class)
class HttpCacheTestsIT {

    @Test
    void anEdgeDoesWhatACacheHasToDoButForWhatItRefuses(Stage stage) throws IOException, InterruptedException {
        Map<String, String> refused = CacheSuite.refused();
        SequencedMap<String, List<Result>> results = new LinkedHashMap<>();
        try (CacheSuite suite = CacheSuite.open();
                PeerCaches peers = PeerCaches.before(suite.port())) {
            // Given a site that keeps what the suite's server says
            stage.owner().create("suite");
            stage.owner()
                    .deploy("suite", Folder.of("index.html", "").with("lockstep.yaml", """
                    routes:
                      - path: /*
                        render: {origin: "http://127.0.0.1:%d"}
                        cache: http
                    """.formatted(suite.port())));

            // When the suite asks an edge, and whoever else is here
            URI edge = stage.edges().getFirst();
            results.put("Lockstep", suite.run(URI.create("http://suite.localhost:" + edge.getPort())));
            for (PeerCaches.Peer peer : peers.found()) {
                results.put(peer.name() + " " + peer.version(), suite.run(peer.url()));
            }
        }

        CacheTable table = new CacheTable(results, refused);
        table.writeTo(Path.of("target/http-cache-tests.md"));
        if (Boolean.getBoolean("lockstep.write-docs")) {
            table.putIntoDocs();
        }

        // Then the edge passes all that is required, but for what is refused with a reason
        List<Result> ours = results.firstEntry().getValue();
        assertThat(ours).filteredOn(result -> result.kind().equals("required")).hasSizeGreaterThan(150);
        assertThat(ours)
                .filteredOn(result -> result.kind().equals("required") && result.asked() && !result.passed())
                .allSatisfy(failed -> assertThat(refused).as(failed.toString()).containsKey(failed.id()));
        // And nothing is listed as refused that an edge does
        assertThat(ours)
                .filteredOn(Result::passed)
                .extracting(Result::id)
                .doesNotContainAnyElementsOf(refused.keySet());
    }
}
