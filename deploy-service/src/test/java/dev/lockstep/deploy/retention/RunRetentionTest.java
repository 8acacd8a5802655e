package dev.lockstep.deploy.retention;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Examples;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.RenderFailed;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.ContentCoding;
import dev.lockstep.deploy.MemoryService;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.history.Lesson;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.upload.AnnounceFiles;
import dev.lockstep.deploy.upload.Sha1;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RunRetentionTest extends RetentionCase {

    @Test
    void everythingOfAKeptDeployStaysAndAGraceTimeLaterNothingElse() throws IOException {
        // Given a deploy that is not kept, which shares a file with the one that is
        DeployId gone = deployed("d1", Map.of("index.html", "one", "logo.svg", "logo"));
        DeployId kept = deployed("d2", Map.of("index.html", "two", "logo.svg", "logo"));
        Set<Digest> ofGone = named(gone);
        Set<Digest> ofKept = named(kept);
        Blob nobodys = blob("nobody's");
        allIsOld();

        // When it is collected
        Retained first = run(Clock.systemUTC());

        // Then only what never had a name is gone, as somebody may still read the rest
        assertThat(first).isEqualTo(new Retained(1, 0, new Swept(1, nobodys.sizeBytes()), Forgotten.NOTHING));
        assertThat(blobs.contains(nobodys.digest())).isFalse();
        assertThat(ofGone).allMatch(blobs::contains);

        // When the grace time is over
        Retained second = run(later());

        // Then all that the kept one names is there, and no more
        assertThat(second.deploys()).isZero();
        assertThat(blobs.all()).containsExactlyInAnyOrderElementsOf(ofKept);
        assertThat(run(later()).blobs()).isEqualTo(Swept.NOTHING);
        assertThat(tally.done()).hasSize(3);
        assertThat(service.audit().ofThePlatform())
                .extracting(AuditEntry::action, AuditEntry::subject)
                .containsExactly(
                        tuple(AuditEntry.Action.RUN_RETENTION, "1 deploys, 0 pages, 1 blobs of 8 bytes"),
                        tuple(AuditEntry.Action.RUN_RETENTION, words(second)));
    }

    @Test
    void aStoreThatRemovesNothingIsToldOfUntilItDoes() throws IOException {
        // Given
        blobs.removeNothing("the bucket keeps no versions");

        // When
        Retained _ = run(Clock.systemUTC());

        // Then
        assertThat(tally.removesNothing()).isTrue();

        // When
        blobs.removeAgain();
        Retained _ = run(Clock.systemUTC());

        // Then
        assertThat(tally.removesNothing()).isFalse();
    }

    @Test
    void anUploadThatCountsOnAFileOfACollectedDeployBetweenMarkAndSweepHasAllItsFiles() throws IOException {
        // Given a file that only a deploy has which was collected long ago
        DeployId gone = deployed("d1", Map.of("logo.svg", "logo", "index.html", "one"));
        Blob logo = blob("logo");
        service.transactions().run(() -> service.uploads().arrived(service.site(), gone, LOGO, logo));
        DeployId _ = deployed("d2", Map.of("index.html", "two"));
        Retained _ = run(Clock.systemUTC());
        collectedLongAgo(gone);
        allIsOld();

        // When an upload is told that it need not send it, after all was marked and before anything is removed
        DeployId next = new DeployId("d3");
        List<AnnounceFiles.Outcome> told = new ArrayList<>();
        blobs.beforeList(() -> told.add(announceLogo(next)));
        Retained retained = run(Clock.systemUTC());

        // Then it finishes with what it was promised, while the rest of the collected deploy is gone
        assertThat(told).singleElement().isInstanceOf(AnnounceFiles.Outcome.Complete.class);
        assertThat(retained.blobs().blobs()).isPositive();
        var _ = service.finish().finish(next, RETENTION);
        assertThat(named(next)).contains(logo.digest()).allMatch(blobs::contains);
    }

    @Test
    void anUploadThatTakesLongKeepsWhatHasArrived() throws IOException {
        // Given a deploy one of whose files came long ago, and another is still to come
        DeployId slow = new DeployId("d1");
        Blob logo = blob("logo");
        Map<CanonicalPath, Sha1> files =
                Map.of(new CanonicalPath("/logo.svg"), LOGO, new CanonicalPath("/index.html"), HOME);
        service.transactions().run(() -> {
            service.deploys().add(Deploy.create(slow, service.site(), DRAFT, Instant.now()));
            service.uploads().announce(slow, new TreeMap<>(files), Map.of(LOGO, logo));
        });
        allIsOld();

        // When
        Retained retained = run(Clock.systemUTC());

        // Then
        assertThat(retained.blobs()).isEqualTo(Swept.NOTHING);
        assertThat(blobs.contains(logo.digest())).isTrue();
    }

    @Test
    void whatIsRemovedIsNotKnownAnyMoreAndWhatKilledPutsLeftGoesToo() throws IOException {
        // Given a file that a site has sent for a deploy that is gone, and one of a deploy that is kept
        DeployId kept = deployed("d1", Map.of("index.html", "one"));
        service.uploads().arrived(service.site(), kept, LOGO, blob("logo"));
        service.uploads().arrived(service.site(), kept, HOME, blob("one"));
        allIsOld();

        // When
        Retained retained = run(Clock.fixed(MemoryService.NOON, ZoneOffset.UTC));

        // Then
        assertThat(retained.blobs().blobs()).isEqualTo(1);
        assertThat(service.uploads().known(service.site(), List.of(LOGO, HOME))).containsOnlyKeys(HOME);
        assertThat(blobs.tidied()).containsExactly(MemoryService.NOON.minus(GRACE));
    }

    @Test
    void aRunThatIsKilledInTheMiddleIsFinishedByTheNext() throws IOException {
        // Given a kept deploy, and blobs that nobody names
        DeployId kept = deployed("d1", Map.of("index.html", "one", "logo.svg", "logo"));
        for (int number = 0; number < 9; number++) {
            Blob _ = blob("nobody's " + number);
        }
        allIsOld();
        Set<Digest> ofKept = named(kept);
        int before = blobs.all().size();

        // When the store is gone after some of them
        blobs.failAfter(4);
        assertThatThrownBy(() -> run(Clock.systemUTC())).hasMessage("killed");
        assertThat(blobs.all()).hasSize(before - 4).containsAll(ofKept);
        assertThat(service.audit().ofThePlatform())
                .singleElement()
                .extracting(AuditEntry::subject)
                .asString()
                .startsWith("0 deploys, 0 pages, 4 blobs of ")
                .endsWith(", then failed: killed");

        // Then the next one goes on
        blobs.failAfter(Integer.MAX_VALUE);
        assertThat(run(Clock.systemUTC()).blobs().blobs()).isEqualTo(5);
        assertThat(blobs.all()).containsExactlyInAnyOrderElementsOf(ofKept);
    }

    @Test
    void whatCouldNeverBeMadeIsForgottenInADay() throws IOException {
        RenderFailed failure = (RenderFailed) Examples.of(RenderFailed.class);
        history.learn(new Lesson(List.of(), List.of(failure), Set.of()));

        run(Clock.fixed(failure.at().plus(Duration.ofHours(23)), UTC));
        assertThat(history.lastFailure(failure.id())).contains(failure);

        run(Clock.fixed(failure.at().plus(Duration.ofHours(25)), UTC));
        assertThat(history.lastFailure(failure.id())).isEmpty();
    }

    @Test
    void bodiesOfPagesStayAsLongAsTheirDeployAndThoseThatCameLateGoToo() throws IOException {
        // Given pages of two deploys, one of them compressed, and an earlier render that the history alone has
        DeployId gone = deployed("d1", Map.of("index.html", "one"));
        DeployId kept = deployed("d2", Map.of("index.html", "two"));
        Blob compressed = blob("page, compressed");
        PageRevalidated ofGone = RenderedPages.of(gone, blob("page of one"));
        PageRevalidated ofKept = RenderedPages.of(kept, blob("page of two")).with(Map.of(ContentCoding.BR, compressed));
        PageRevalidated earlier = RenderedPages.of(kept, blob("earlier page of two"));
        log.add(ofGone);
        log.add(ofKept);
        history.learn(new Lesson(List.of(ofGone, earlier), List.of(), Set.of()));

        // When the first is collected, and a worker was late with its page
        assertThat(run(Clock.systemUTC()).pages()).isEqualTo(1);
        log.add(ofGone);
        Retained second = run(later());

        // Then its page was taken back twice, and nothing tells of it
        assertThat(second.pages()).isEqualTo(1);
        assertThat(run(later()).pages()).isZero();
        assertThat(history.versions(ofGone.id())).isEmpty();
        assertThat(blobs.contains(ofGone.body().digest())).isFalse();

        // And those of the other are there in all their forms
        assertThat(List.of(ofKept.body(), compressed, earlier.body()))
                .extracting(Blob::digest)
                .allMatch(blobs::contains);
    }

    @Test
    void whoAsksForARunIsNotedAlsoWhenThereWasNothingToLetGoOf() throws IOException {
        Actor owner = Actor.byToken("token-1", "owner").at("192.0.2.7");

        assertThat(retention(Clock.systemUTC()).run(owner))
                .hasValueSatisfying(retained -> assertThat(retained.isNothing()).isTrue());

        assertThat(service.audit().ofThePlatform())
                .singleElement()
                .extracting(AuditEntry::actor)
                .isEqualTo(owner);
    }

    private static String words(Retained retained) {
        return "0 deploys, 0 pages, " + retained.blobs().blobs() + " blobs of "
                + retained.blobs().bytes() + " bytes";
    }
}
