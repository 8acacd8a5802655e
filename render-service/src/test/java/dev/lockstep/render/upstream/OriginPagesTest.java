package dev.lockstep.render.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.manifest.Freshness;
import dev.lockstep.contracts.manifest.Render;
import dev.lockstep.contracts.outbound.AllowedHosts;
import dev.lockstep.contracts.outbound.FetchLimits;
import dev.lockstep.contracts.outbound.http.HttpOutbound;
import dev.lockstep.render.page.PageRenderer;
import dev.lockstep.render.page.PageRendererContract;
import dev.lockstep.render.page.Rendering;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server that answers with whatever bytes a test wants. */
class OriginPagesTest extends PageRendererContract {

    private static final String HTML = "Content-Type: text/html; charset=utf-8\r\n";
    private static final Freshness FROM_RESPONSE = new Freshness.FromResponse();

    private final HttpOutbound outbound = new HttpOutbound(new AllowedHosts(Set.of("127.0.0.1")));
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private ServerSocket server;
    private volatile String says = "";

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::answerAll);
    }

    @AfterEach
    void close() throws IOException {
        outbound.close();
        server.close();
    }

    @Override
    protected PageRenderer renderer() {
        return new OriginPages(new AskUpstream(outbound, blobs, new FetchLimits(Duration.ofSeconds(20), 10_000)));
    }

    @Override
    protected Render render() {
        return new Render.Origin(URI.create(base()));
    }

    @Override
    protected void sourceSays(int status, String text, String version) {
        says(status, version.isEmpty() ? HTML : HTML + "X-Version: " + version + "\r\n", text);
    }

    @Test
    void theOriginHearsTheKeyAndNothingElse() throws Exception {
        sourceSays(200, "seven");

        Rendering ignored = render(
                FROM_RESPONSE,
                Map.of(
                        "accept-language", "de-AT",
                        "cookie", "session=secret; theme=dark",
                        "authorization", "Bearer secret",
                        "x-forwarded-host", "evil.test"));

        assertThat(heard)
                .contains("GET /shop/products/7?page=2 HTTP/1.1", "accept-language: de", "cookie: theme=dark")
                .noneMatch(line -> line.contains("secret") || line.contains("evil") || line.contains("utm"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf of it",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 10001\r\n\r\n",
                "HTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.1 206 Partial Content\r\nContent-Length: 4\r\n\r\nhalf",
                "HTTP/1.1 304 Not Modified\r\n\r\n",
                "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nCache-Control: private\r\nContent-Length: 3\r\n\r\nyou",
                "HTTP/1.1 200 OK\r\nCache-Control: no-store\r\nContent-Length: 3\r\n\r\nyou",
                "HTTP/1.1 200 OK\r\nVary: *\r\nContent-Length: 3\r\n\r\nyou",
                ""
            })
    void whatIsCutOrForOneVisitorIsNoPage(String bytes) throws Exception {
        says = bytes;

        assertThat(render(FROM_RESPONSE)).isInstanceOf(Rendering.Failed.class);
    }

    @Test
    void aCookieIsNeverPartOfAPage() throws Exception {
        says(200, HTML + "Set-Cookie: a=b\r\nX-Powered-By: x\r\nLockstep-Deploy: d9\r\nLink: </a.css>\r\n", "seven");

        assertThat(page(FROM_RESPONSE).headers()).containsOnlyKeys("content-type", "link");
    }

    @Test
    void aRedirectToTheOriginLeadsToTheSite() throws Exception {
        says(302, "Location: " + base() + "/login\r\n", "");

        Rendering.Page page = page(FROM_RESPONSE);

        assertThat(page.status()).isEqualTo(302);
        assertThat(page.headers()).containsEntry("location", "/login");
        assertThat(heard).filteredOn(line -> line.startsWith("GET")).hasSize(1);
    }

    @Test
    void theResponseSaysHowLongAndUnderWhichTags() throws Exception {
        says(
                200,
                "Cache-Control: s-maxage=60, stale-while-revalidate=600\r\nCache-Tag: a, b\r\nNetlify-Cache-Tag: c\r\n",
                "seven");

        Rendering.Page page = page(FROM_RESPONSE);

        assertThat(page.lifetime().fresh()).isEqualTo(Duration.ofMinutes(1));
        assertThat(page.lifetime().stale()).isEqualTo(Duration.ofMinutes(10));
        assertThat(page.tags()).containsExactly("a", "b", "c", "product:7");
    }

    @Test
    void anAddressThatMayNotBeAskedIsNotAsked() throws Exception {
        try (HttpOutbound guarded = new HttpOutbound(new AllowedHosts(Set.of()))) {
            Rendering refused = new AskUpstream(guarded, blobs, new FetchLimits(Duration.ofSeconds(20), 10_000))
                    .render(routed(), URI.create(base()));

            assertThat(refused).isInstanceOf(Rendering.Failed.class);
            assertThat(heard).isEmpty();
        }
    }

    private String base() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/shop";
    }

    private void says(int status, String headers, String body) {
        says = "HTTP/1.1 " + status + " It\r\n" + headers + "Content-Length: " + body.getBytes(UTF_8).length
                + "\r\n\r\n" + body;
    }

    private void answerAll() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                BufferedReader request = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
                for (String line = request.readLine(); line != null && !line.isEmpty(); line = request.readLine()) {
                    heard.add(line);
                }
                client.getOutputStream().write(says.getBytes(UTF_8));
            } catch (IOException closed) {
                // The client left, or the test is over.
            }
        }
    }
}
