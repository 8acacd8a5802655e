package dev.lockstep.platform.measure.tcp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LongWayTest {

    private static final int MANY = 3_000_000;

    private final byte[] bytes = new byte[MANY];
    private ServerSocket far;
    private LongWay way;

    @BeforeEach
    void open() throws IOException {
        far = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        way = LongWay.open();
        way.to(far.getLocalPort());
        new Random(1).nextBytes(bytes);
    }

    @AfterEach
    void close() throws IOException {
        way.close();
        far.close();
    }

    @Test
    void allArrivesInOrderWhenTheWayGetsShorter() throws IOException {
        way.take(Duration.ofMillis(20));
        CompletableFuture<byte[]> arrives = CompletableFuture.supplyAsync(this::receive);

        try (Socket client = client()) {
            client.getOutputStream().write(bytes, 0, MANY / 2);
            way.take(Duration.ZERO);
            client.getOutputStream().write(bytes, MANY / 2, MANY - MANY / 2);
        }

        assertThat(arrives.join()).isEqualTo(bytes);
    }

    @Test
    void whatIsAnsweredComesBackAndEndsWithTheConnection() throws IOException {
        way.take(Duration.ofMillis(5));
        CompletableFuture<Void> answers = CompletableFuture.runAsync(this::answer);

        try (Socket client = client()) {
            client.getOutputStream().write("?".getBytes(US_ASCII));
            assertThat(client.getInputStream().readAllBytes())
                    .asString(US_ASCII)
                    .isEqualTo("yes");
        }

        assertThat(answers).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void nobodyBehindItEndsTheConnection() throws IOException {
        far.close();

        try (Socket client = client()) {
            assertThat(client.getInputStream().read()).isNegative();
        }
    }

    private Socket client() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), way.port());
    }

    private byte[] receive() {
        try (Socket server = far.accept()) {
            return server.getInputStream().readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void answer() {
        try (Socket server = far.accept()) {
            assertThat(server.getInputStream().read()).isEqualTo('?');
            server.getOutputStream().write("yes".getBytes(US_ASCII));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
