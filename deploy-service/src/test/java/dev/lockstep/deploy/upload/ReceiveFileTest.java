package dev.lockstep.deploy.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.deploy.MemoryService;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.Intent;
import dev.lockstep.deploy.quota.CheckQuota;
import dev.lockstep.deploy.quota.Excess;
import dev.lockstep.deploy.quota.Quota;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReceiveFileTest {
    private static final DeployId MINE = new DeployId("mine");
    private static final Actor PIPELINE = Actor.byToken("token-1", "pipeline").at("192.0.2.7");
    private static final DeployId OTHER = new DeployId("other");

    private final MemoryService service = new MemoryService();
    private final List<SiteId> locked = new ArrayList<>();
    private final ReceiveFile receive = receiving(service.clock());

    private ReceiveFile receiving(Clock clock) {
        return new ReceiveFile(
                service.deploys(),
                service.uploads(),
                service.blobs(),
                new CheckQuota(service.quotas(), locked::add),
                new DeployAudit(service.audit(), service.sites()),
                service.transactions(),
                clock);
    }

    @BeforeEach
    void aDeployOfTwoFilesIsAwaitedForWhichThereIsRoom() {
        service.quotas().keep(service.site(), new Quota(9, 9, 99, 10, 9, 9));
        service.deploys()
                .add(Deploy.create(
                        MINE,
                        service.site(),
                        new Intent(false, "", ""),
                        service.clock().instant()));
        service.uploads()
                .announce(MINE, new TreeMap<>(Map.of(path(0), sha1("first"), path(1), sha1("last."))), Map.of());
    }

    @Test
    void withItsLastFileADeployIsComplete() throws IOException {
        assertThat(receive(0, "first")).isInstanceOf(ReceiveFile.Outcome.Received.class);
        assertThat(receive(0, "first")).isInstanceOf(ReceiveFile.Outcome.Received.class);
        assertThat(receive(1, "last.")).isInstanceOf(ReceiveFile.Outcome.Complete.class);

        assertThat(service.deploy(MINE).state()).isInstanceOf(DeployState.Processing.class);
        assertThat(service.deploy(MINE).asker()).isEqualTo(PIPELINE);
        assertThat(service.audit().of(service.site()))
                .filteredOn(entry -> entry.action() == AuditEntry.Action.COMPLETE_DEPLOY)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.subject()).isEqualTo("mine");
                    assertThat(entry.actor()).isEqualTo(PIPELINE);
                });
        assertThat(locked).containsOnly(service.site());
    }

    /** Whoever collects goes by when a deploy was touched last. */
    @Test
    void aDeployIsTouchedByTheFilesThatComeOnceAMinute() throws IOException {
        Instant begun = service.clock().instant();

        var _ = receiveAt(begun.plusSeconds(59), 0, "first");
        assertThat(service.deploy(MINE).updatedAt()).isEqualTo(begun);

        var _ = receiveAt(begun.plusSeconds(60), 0, "first");
        assertThat(service.deploy(MINE).updatedAt()).isEqualTo(begun.plusSeconds(60));
        assertThat(service.deploy(MINE).state()).isInstanceOf(DeployState.Uploading.class);
    }

    @Test
    void aDeployThatWasCollectedTakesNoFiles() throws IOException {
        collect();

        assertThat(receive(0, "first")).isEqualTo(new ReceiveFile.Outcome.Closed(MINE));
    }

    @Test
    void norDoesOneThatIsCollectedWhileTheFileComes() throws IOException {
        InputStream slow = new FilterInputStream(new ByteArrayInputStream("first".getBytes(UTF_8))) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int read = super.read(into, offset, length);
                if (read < 0) {
                    collect();
                }
                return read;
            }
        };

        assertThat(receive.receive(new ReceiveFile.Sent(MINE, path(0), slow), PIPELINE))
                .isEqualTo(new ReceiveFile.Outcome.Closed(MINE));
    }

    private void collect() {
        if (service.deploy(MINE).state() instanceof DeployState.Uploading uploading) {
            service.deploys()
                    .save(service.deploy(MINE)
                            .become(uploading.collect(), service.clock().instant()));
        }
    }

    private ReceiveFile.Outcome receiveAt(Instant now, int path, String content) throws IOException {
        return receiving(Clock.fixed(now, ZoneOffset.UTC))
                .receive(
                        new ReceiveFile.Sent(MINE, path(path), new ByteArrayInputStream(content.getBytes(UTF_8))),
                        PIPELINE);
    }

    @Test
    void theLastFileIsRefusedWhenAnotherDeployHasTakenTheRoom() throws IOException {
        // Given
        var _ = receive(0, "first");
        service.quotas().hold(service.site(), OTHER, List.of(new Blob(Digest.of("other".getBytes(UTF_8)), 5)));

        // When
        ReceiveFile.Outcome outcome = receive(1, "last.");

        // Then
        assertThat(outcome).isEqualTo(new ReceiveFile.Outcome.Excessive(new Excess.SiteBytes(10)));
        assertThat(service.deploy(MINE).state()).isInstanceOf(DeployState.Uploading.class);
        assertThat(service.uploads().required(MINE)).containsExactly(sha1("last."));
    }

    @Test
    void aFileForWhichThereIsNoRoomIsNotStored() throws IOException {
        service.quotas().hold(service.site(), OTHER, List.of(new Blob(Digest.of("other".getBytes(UTF_8)), 6)));

        assertThat(receive(0, "first")).isEqualTo(new ReceiveFile.Outcome.Excessive(new Excess.SiteBytes(10)));

        assertThat(service.blobs().contains(Digest.of("first".getBytes(UTF_8)))).isFalse();
    }

    private ReceiveFile.Outcome receive(int path, String content) throws IOException {
        return receive.receive(
                new ReceiveFile.Sent(MINE, path(path), new ByteArrayInputStream(content.getBytes(UTF_8))), PIPELINE);
    }

    private static CanonicalPath path(int number) {
        return new CanonicalPath("/" + number);
    }

    private static Sha1 sha1(String content) {
        return new Sha1(HexFormat.of().formatHex(Sha1.digest().digest(content.getBytes(UTF_8))));
    }
}
