package dev.lockstep.deploy.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.deploy.MemoryService;
import dev.lockstep.deploy.outbox.Position;
import dev.lockstep.deploy.outbox.Written;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When retention removes nothing, or nothing more. */
class RetentionHoldsBackTest extends RetentionCase {

    @Test
    void nothingIsRemovedWhereAManifestIsMissing() throws IOException {
        // Given a kept deploy whose manifest was lost, and a blob that nobody names
        DeployId kept = deployed("d1", Map.of("index.html", "one"));
        Blob nobodys = blob("nobody's");
        allIsOld();
        assertThat(blobs.remove(manifest(kept), Instant.MAX)).isTrue();

        // When, Then
        assertThatThrownBy(() -> run(later())).isInstanceOf(IOException.class);
        assertThat(blobs.contains(nobodys.digest())).isTrue();
        assertThat(tally.failures()).isEqualTo(1);
    }

    @Test
    void whatEdgesShowStaysThoughTheDatabaseDoesNotKnowIt() throws IOException {
        // Given a deploy that is stated on the site log and which nobody here knows, and a blob that nobody names
        MemoryService later = new MemoryService(blobs);
        DeployId deploy = later.uploaded("d1", DRAFT, Map.of("index.html", "one"));
        var _ = later.finish().finish(deploy, RETENTION);
        Digest manifest = manifest(later.deploy(deploy));
        Digest page = blob("one").digest();
        Blob nobodys = blob("nobody's");
        allIsOld();
        DeployReady ready =
                new DeployReady(service.site(), List.of(), deploy, manifest, Epoch.ZERO, Epoch.ZERO, Instant.EPOCH);
        written.add(new Position(0, 0), new Written.Stated("of-another-time", ready));

        // When
        Retained first = run(later());

        // Then all that it names is there
        assertThat(first.blobs().blobs()).isEqualTo(1);
        assertThat(blobs.contains(nobodys.digest())).isFalse();
        assertThat(List.of(page, manifest)).allMatch(blobs::contains);

        // When it is taken back
        written.add(new Position(0, 1), new Written.Withdrawn(service.site(), ready.states()));
        Retained second = run(later());

        // Then it goes
        assertThat(second.blobs().blobs()).isEqualTo(2);
        assertThat(blobs.contains(manifest)).isFalse();
    }

    @Test
    void nothingIsRemovedWhileAPageCannotBeRead() throws IOException {
        // Given a page as a later version renders it, of which nobody here can tell what it names
        DeployId kept = deployed("d1", Map.of("index.html", "one"));
        Blob nameless = blob("nobody's, or the page's");
        log.addUnreadable(RenderedPages.of(kept, nameless).id());
        allIsOld();

        // When, Then
        assertThatThrownBy(() -> run(later())).hasMessageContaining("upgrade deploy-service");
        assertThat(blobs.contains(nameless.digest())).isTrue();
        assertThat(tally.failures()).isEqualTo(1);
    }

    @Test
    void nothingIsRemovedWhileARecordOfTheSiteLogCannotBeRead() throws IOException {
        // Given a statement of which nobody here can tell which deploy it shows, and a blob that it may need
        Blob nameless = blob("nobody's, or the deploy's");
        String states = DeployReady.states(new DeployId("d1"));
        written.addUnreadable(new Position(2, 7), service.site(), states);
        allIsOld();

        // When, Then
        assertThatThrownBy(() -> run(later()))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(
                        service.site() + " " + states, "in partition 2 at offset 7", "upgrade deploy-service");
        assertThat(blobs.contains(nameless.digest())).isTrue();
        assertThat(tally.failures()).isEqualTo(1);

        // When it is taken back
        written.add(new Position(2, 8), new Written.Withdrawn(service.site(), states));

        // Then what nobody names goes
        assertThat(run(later()).blobs().blobs()).isEqualTo(1);
    }

    @Test
    void whatWouldGoIsToldAndStays() throws IOException {
        DeployId _ = deployed("d1", Map.of("index.html", "one"));
        Blob nobodys = blob("nobody's");
        allIsOld();

        Optional<Swept> sweepable = retention(Clock.systemUTC()).sweepable();

        assertThat(sweepable).contains(new Swept(1, nobodys.sizeBytes()));
        assertThat(blobs.contains(nobodys.digest())).isTrue();
    }

    @Test
    void anotherProcessIsLeftToIt() throws IOException {
        lock.take();

        assertThat(retention(Clock.systemUTC()).run(RETENTION)).isEmpty();
        assertThat(retention(Clock.systemUTC()).sweepable()).isEmpty();
    }

    @Test
    void whoeverLosesTheLockRemovesNothingMore() throws IOException {
        Blob nobodys = blob("nobody's");
        allIsOld();
        blobs.beforeList(lock::take);

        assertThatThrownBy(() -> run(Clock.systemUTC())).hasMessageContaining("another process");
        assertThat(blobs.contains(nobodys.digest())).isTrue();
        assertThat(tally.failures()).isEqualTo(1);
    }
}
