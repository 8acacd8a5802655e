package dev.lockstep.deploy.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.blob.MemoryBlobStore;
import dev.lockstep.contracts.blob.UnwritableStoreException;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployRequested;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.outbound.AnswerHead;
import dev.lockstep.contracts.outbound.AnswerReader;
import dev.lockstep.contracts.outbound.Fetch;
import dev.lockstep.contracts.outbound.FetchLimits;
import dev.lockstep.contracts.outbound.FetchOutcome;
import dev.lockstep.contracts.outbound.Outbound;
import dev.lockstep.deploy.MemoryService;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.bundle.Unpacked;
import dev.lockstep.deploy.finish.DeployBundle;
import dev.lockstep.deploy.identity.Identities;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeployFromUrlTest {
    private static final byte[] BUNDLE = "bundle".getBytes(UTF_8);
    private static final DeployId ID = new DeployId("d1");

    private final FullStore store = new FullStore();
    private final MemoryService service = new MemoryService(store);
    private final DeployFromUrl deploy = new DeployFromUrl(
            new Here(),
            new FetchLimits(Duration.ofSeconds(1), 100),
            new DeployBundle(
                    (bytes, _, _) -> {
                        bytes.readAllBytes();
                        return new Unpacked.Files(new TreeMap<>(Map.of(new CanonicalPath("/index.html"), page())));
                    },
                    service.quota(),
                    service.hold(),
                    service.finish(),
                    new Identities(new Random(1))));

    /** Its files, and then its manifest, of which the deploy is known already. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aStoreThatTakesNothingRefusesNoCommand(int roomFor) throws IOException {
        // Given
        store.roomFor = roomFor;
        assertThatThrownBy(this::deploy).isInstanceOf(UnwritableStoreException.class);

        // When
        store.roomFor = 10;
        Result result = deploy();

        // Then
        assertThat(result.problems()).isEmpty();
        assertThat(service.shows(ID)).isTrue();
    }

    private Result deploy() throws IOException {
        DeployRequested request =
                new DeployRequested("shop", URI.create("http://ci.test/shop.zip"), Digest.of(BUNDLE), false, "");
        return deploy.deploy(ID, service.now(), request, Actor.byKafka("command from /ci"));
    }

    private Blob page() throws IOException {
        return store.put(new ByteArrayInputStream("home".getBytes(UTF_8)));
    }

    /** Whatever is asked for. */
    private static final class Here implements Outbound {
        @Override
        public <T> FetchOutcome<T> fetch(Fetch fetch, FetchLimits limits, AnswerReader<T> reader) {
            AnswerHead head = new AnswerHead(200, new TreeMap<>());
            try {
                return new FetchOutcome.Fetched<>(200, "", reader.read(head, new ByteArrayInputStream(BUNDLE)));
            } catch (IOException failure) {
                return new FetchOutcome.Failed<>(failure.toString());
            }
        }
    }

    private static final class FullStore extends MemoryBlobStore {
        private int roomFor;

        @Override
        public Blob put(InputStream source) throws IOException {
            if (roomFor-- <= 0) {
                throw new UnwritableStoreException("the disk is full", "make room", new IOException());
            }
            return super.put(source);
        }
    }
}
