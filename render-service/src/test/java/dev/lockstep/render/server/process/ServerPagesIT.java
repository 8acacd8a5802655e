package dev.lockstep.render.server.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Freshness;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.Render;
import dev.lockstep.contracts.outbound.AllowedHosts;
import dev.lockstep.contracts.outbound.FetchLimits;
import dev.lockstep.contracts.outbound.http.HttpOutbound;
import dev.lockstep.render.page.PageRenderer;
import dev.lockstep.render.page.PageRendererContract;
import dev.lockstep.render.page.Rendering;
import dev.lockstep.render.server.DeployFolder;
import dev.lockstep.render.server.Pacing;
import dev.lockstep.render.server.ServerPages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real server makes the pages, as every renderer does. */
class ServerPagesIT extends PageRendererContract {

    private static final String SERVER = """
            const {createServer} = require('node:http');
            const {readFileSync} = require('node:fs');
            createServer((request, response) => {
              console.log(request.url + ' ' + JSON.stringify(request.headers));
              response.writeHead(Number(readFileSync('status', 'utf8')), {
                'content-type': 'text/html; charset=utf-8',
                'x-version': readFileSync('version', 'utf8'),
              });
              response.end(readFileSync('text', 'utf8'));
            }).listen(process.env.PORT, process.env.HOST);
            """;
    private static final Pacing PACING =
            new Pacing(Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofMinutes(10));

    @TempDir
    Path directory;

    private final HttpOutbound loopback = new HttpOutbound(new AllowedHosts(Set.of("127.0.0.1")));
    private NodeServers servers;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(directory.resolve("server.cjs"), SERVER);
        NodeCommand command = NodeCommand.of("node", directory.resolve("scripts"), 64);
        servers = new NodeServers(command, new Here(directory), PACING, 2, InstantSource.system());
    }

    @AfterEach
    void stop() {
        servers.close();
        loopback.close();
    }

    @Override
    protected PageRenderer renderer() {
        return new ServerPages(servers, loopback, blobs, new FetchLimits(Duration.ofSeconds(20), 10_000));
    }

    @Override
    protected Render render() {
        return new Render.Server(new CanonicalPath("/server.cjs"));
    }

    @Override
    protected void sourceSays(int status, String text, String version) {
        try {
            Files.writeString(directory.resolve("version"), version);
            Files.writeString(directory.resolve("status"), Integer.toString(status));
            Files.writeString(directory.resolve("text"), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void whatTheServerWroteComesWithTheFailureAndHoldsTheKeyAlone() throws Exception {
        // Given
        sourceSays(500, "oops");

        // When it is asked, and again if what it wrote was not read before its answer was
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            Rendering made = render(
                    new Freshness.UntilPurged(),
                    Map.of("cookie", "session=secret; theme=dark", "authorization", "Bearer secret"));

            // Then
            assertThat(made)
                    .isInstanceOfSatisfying(
                            Rendering.Failed.class,
                            failed -> assertThat(failed.log())
                                    .contains("/products/7?page=2", "theme=dark")
                                    .doesNotContain("secret", "utm"));
        });
    }

    private record Here(Path folder) implements DeployFolder {
        @Override
        public Path of(Digest digest, Manifest manifest) {
            return folder;
        }

        @Override
        public void forget(Digest digest) {}
    }
}
