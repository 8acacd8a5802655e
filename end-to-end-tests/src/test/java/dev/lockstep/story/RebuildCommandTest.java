package dev.lockstep.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lockstep.story.stage.RebuildCommand;
import dev.lockstep.story.stage.Run;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RebuildCommandTest {
    private static final String ALL = "{\"skipped\":[],\"lost\":[],\"laggards\":[]}";
    private static final String LOST = "{\"skipped\":[],\"lost\":[{\"site\":\"shop\"}],\"laggards\":[]}";
    private static final String SOME = "{\"skipped\":[{\"key\":\"shop live\"}],\"laggards\":[]}";

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private HttpServer api;
    private int status;
    private String answer = ALL;

    @BeforeEach
    void open() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/", this::answer);
        api.start();
    }

    @AfterEach
    void close() {
        api.stop(0);
    }

    @ParameterizedTest
    @CsvSource({"200, 0, ''", "202, 3, not every edge has read all of it", "401, 1, refused with status 401"})
    void endsAsTheRebuildDid(int answered, int code, String said) throws Exception {
        status = answered;

        Run run = RebuildCommand.run(url(), "secret");

        assertThat(run.code()).as("%s", run).isEqualTo(code);
        assertThat(run.output()).isEqualTo(ALL + "\n");
        assertThat(run.errors()).contains(said);
        assertThat(asked).containsExactly("POST /api/v1/rebuild?wait=PT60S&unknown=keep Bearer secret");
    }

    @Test
    void isIncompleteWhereSomethingWasSkipped() throws Exception {
        status = 202;
        answer = SOME;

        Run run = RebuildCommand.run(url(), "secret");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.output()).isEqualTo(SOME + "\n");
        assertThat(run.errors()).contains("could not be read").doesNotContain("not every edge");
    }

    @Test
    void isIncompleteWhereDeploysAreLost() throws Exception {
        status = 202;
        answer = LOST;

        Run run = RebuildCommand.run(url(), "secret");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.output()).isEqualTo(LOST + "\n");
        assertThat(run.errors()).contains("named above as lost").doesNotContain("not every edge");
    }

    @Test
    void saysWhereNothingAnswers() throws Exception {
        URI url = url();
        api.stop(0);

        Run run = RebuildCommand.run(url, "secret");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.errors()).contains("lockstep: nothing answers at " + url);
    }

    private URI url() {
        InetSocketAddress at = api.getAddress();
        return URI.create("http://" + at.getHostString() + ":" + at.getPort() + "/api/v1");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add("%s %s %s"
                    .formatted(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI(),
                            exchange.getRequestHeaders().getFirst("Authorization")));
            byte[] body = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
