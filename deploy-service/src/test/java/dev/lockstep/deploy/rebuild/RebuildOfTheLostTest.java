package dev.lockstep.deploy.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.blob.UnreachableStoreException;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PublishCause;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.Intent;
import dev.lockstep.deploy.site.Pointer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of deploys that the database has, and the blob store does not. */
class RebuildOfTheLostTest extends RebuildCase {

    @Test
    void aDeployWithoutItsManifestIsNamedAndNotStatedUntilThatIsBack() throws IOException {
        // Given a deploy that was collected after the backup, and one that was not
        ready("gone");
        ready("kept");
        missing.add(manifest("gone"));

        // When
        RebuildLog.Begun begun = rebuild.rebuild(OfUnknown.KEEP, OWNER).orElseThrow();

        // Then
        assertThat(begun.lost()).containsExactly(new Lost(name(), "gone", List.of()));
        assertThat(waiting(DeployReady.class)).extracting(DeployReady::deploy).containsExactly(new DeployId("kept"));

        // When all is stated once more, it is not taken back once more
        assertThat(rebuild.rebuild(OfUnknown.KEEP, OWNER).orElseThrow().lost()).hasSize(1);
        assertThat(outbox.withdrawn()).hasSize(1);

        // When the store has it again
        missing.clear();
        assertThat(rebuild.rebuild(OfUnknown.KEEP, OWNER).orElseThrow().lost()).isEmpty();

        // Then it is stated as before
        assertThat(waiting(DeployReady.class))
                .extracting(DeployReady::deploy)
                .containsExactlyInAnyOrder(new DeployId("kept"), new DeployId("gone"));
    }

    @Test
    void aDeployWhoseContentComesAnewWhileTheLogIsReadIsNotTakenBack() throws IOException {
        // Given
        ready("gone");
        missing.add(manifest("gone"));
        meanwhile = () -> ready("again", manifest("gone"), NOON);

        // When
        RebuildLog.Begun begun = rebuild.rebuild(OfUnknown.KEEP, OWNER).orElseThrow();

        // Then
        assertThat(begun.lost()).isEmpty();
        assertThat(outbox.withdrawn()).isEmpty();
        assertThat(waiting(DeployReady.class))
                .extracting(DeployReady::deploy)
                .containsExactlyInAnyOrder(new DeployId("gone"), new DeployId("again"));
    }

    /** Edges that have it go on, and no site vanishes because a bucket is the wrong one. */
    @Test
    void whatVisitorsSeeIsNamedAndNeverTakenBack() throws IOException {
        // Given
        ready("live");
        ready("next");
        said(published(site, "live", 1));
        said(onBranch("next"));
        sites.save(now().pointTo(Pointer.START.show(new DeployId("live")), NOON));
        missing.addAll(List.of(manifest("live"), manifest("next")));

        // When
        RebuildLog.Begun begun = rebuild.rebuild(OfUnknown.KEEP, OWNER).orElseThrow();

        // Then
        assertThat(begun.lost())
                .containsExactlyInAnyOrder(
                        new Lost(name(), "live", List.of("live")), new Lost(name(), "next", List.of("branch:next")));
        assertThat(outbox.withdrawn()).isEmpty();
        assertThat(waiting(DeployPublished.class)).hasSize(2);
        assertThat(waiting(DeployReady.class)).hasSize(2);
    }

    @Test
    void aStoreThatDoesNotAnswerEndsItBeforeAnythingIsStated() {
        ready("one");
        storeIsAway = true;

        assertThatThrownBy(() -> rebuild.rebuild(OfUnknown.KEEP, OWNER)).isInstanceOf(UnreachableStoreException.class);

        assertThat(outbox.next(10)).isEmpty();
    }

    private void ready(String id) {
        ready(id, manifest(id), NOON.minusSeconds(1));
    }

    private void ready(String id, Digest manifest, Instant at) {
        Deploy deploy = Deploy.create(new DeployId(id), site, new Intent(true, "", ""), at)
                .become(new DeployState.Ready(manifest), at);
        transactions.run(() -> deploys.add(deploy));
        said(ready(site, id, 0));
    }

    private DeployPublished onBranch(String deploy) {
        return new DeployPublished(
                site,
                List.of(),
                "next",
                new DeployId(deploy),
                manifest(deploy),
                List.of(),
                List.of(),
                PublishCause.PUBLISH,
                new Epoch(1),
                Epoch.ZERO,
                NOON);
    }

    private static Digest manifest(String deploy) {
        return Digest.of(deploy.getBytes(UTF_8));
    }
}
