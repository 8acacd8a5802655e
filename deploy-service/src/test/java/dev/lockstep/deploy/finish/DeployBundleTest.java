package dev.lockstep.deploy.finish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.deploy.MemoryService;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.bundle.BundleKind;
import dev.lockstep.deploy.bundle.UnpackBundle;
import dev.lockstep.deploy.bundle.Unpacked;
import dev.lockstep.deploy.expectation.Expectation;
import dev.lockstep.deploy.identity.Identities;
import dev.lockstep.deploy.lifecycle.Intent;
import dev.lockstep.deploy.lifecycle.WarmUpWish;
import dev.lockstep.deploy.publish.Refusal;
import dev.lockstep.deploy.quota.Excess;
import dev.lockstep.deploy.quota.Quota;
import dev.lockstep.deploy.upload.HoldBundle;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeployBundleTest {
    private static final DeployId ONE = new DeployId("d1");
    private static final Actor OWNER = new Actor("owner");
    private static final Intent LIVE = new Intent(false, "", "");
    private static final Intent DRAFT = new Intent(true, "", "");

    private final MemoryService service = new MemoryService();
    private final UnpackBundle unpack =
            (bytes, kind, tally) -> new Unpacked.Files(service.stored(Map.of("index.html", "home")));

    @Test
    void aBundleBecomesALiveDeploy() throws IOException {
        DeployBundle.Outcome outcome = deploy(unpack, LIVE, Expectation.any());

        assertThat(outcome).isInstanceOfSatisfying(DeployBundle.Outcome.Done.class, done -> {
            assertThat(done.deploy()).isEqualTo(ONE);
            assertThat(done.finished()).isInstanceOf(Finished.Live.class);
        });
        assertThat(service.shows(ONE)).isTrue();
    }

    @Test
    void aBundleThatComesAgainUnderTheSameIdIsTheSameDeploy() throws IOException {
        DeployBundle.Outcome first = deploy(unpack, LIVE, Expectation.any());

        assertThat(deploy(unpack, LIVE, Expectation.any())).isEqualTo(first);

        assertThat(service.now().epoch()).isEqualTo(new Epoch(1));
    }

    @Test
    void ofAnUnreadableBundleNothingIsKept() throws IOException {
        DeployBundle.Outcome outcome =
                deploy((bytes, kind, tally) -> new Unpacked.Refused("it is cut off"), LIVE, Expectation.any());

        assertThat(outcome).isEqualTo(new DeployBundle.Outcome.Unreadable("it is cut off"));
        assertThat(service.deploys().find(ONE)).isEmpty();
    }

    @Test
    void ofABundleBeyondItsQuotaNothingIsKept() throws IOException {
        Excess excess = new Excess.DeployBytes(1);

        DeployBundle.Outcome outcome =
                deploy((bytes, kind, tally) -> new Unpacked.Excessive(excess), LIVE, Expectation.any());

        assertThat(outcome).isEqualTo(new DeployBundle.Outcome.Excessive(excess));
        assertThat(service.deploys().find(ONE)).isEmpty();
    }

    @Test
    void ofTwoBundlesThatFitOnlyAloneTheOneThatWasFasterIsKept() throws IOException {
        // Given room for one page
        service.quotas().keep(service.site(), new Quota(9, 9, 99, 5, 9, 9));
        Set<Blob> other = Set.of(new Blob(Digest.of("other".getBytes(UTF_8)), 5));
        UnpackBundle slow = (bytes, kind, tally) -> {
            service.quotas().hold(service.site(), new DeployId("d2"), other);
            return unpack.unpack(bytes, kind, tally);
        };

        // When another deploy takes it while this one is unpacked
        DeployBundle.Outcome outcome = deploy(slow, LIVE, Expectation.any());

        // Then
        assertThat(outcome).isEqualTo(new DeployBundle.Outcome.Excessive(new Excess.SiteBytes(5)));
        assertThat(service.deploys().find(ONE)).isEmpty();
    }

    @Test
    void whatMustNotBePublishedIsNotEvenUnpacked() throws IOException {
        UnpackBundle never = (bytes, kind, tally) -> {
            throw new AssertionError("unpacked");
        };
        Refusal late = new Refusal.MovedOn(service.now().name(), Epoch.ZERO);
        assertThat(deploy(never, LIVE, at(7))).isEqualTo(new DeployBundle.Outcome.Refused(late));

        service.save(service.now().pointTo(service.now().pointer().lock(true), MemoryService.NOON));

        assertThat(deploy(never, LIVE, Expectation.any()))
                .isEqualTo(new DeployBundle.Outcome.Refused(
                        new Refusal.Locked(service.now().name())));
    }

    @Test
    void aDraftMayAlwaysBeMade() throws IOException {
        service.save(service.now().pointTo(service.now().pointer().lock(true), MemoryService.NOON));

        assertThat(deploy(unpack, DRAFT, at(7)))
                .isInstanceOfSatisfying(
                        DeployBundle.Outcome.Done.class,
                        done -> assertThat(done.finished()).isInstanceOf(Finished.Draft.class));
    }

    @Test
    void whatOthersPublishWhileABundleIsUnpackedIsNotUndone() throws IOException {
        UnpackBundle slow = (bytes, kind, tally) -> {
            DeployId other = service.uploaded("d2", LIVE, Map.of("index.html", "other"));
            assertThat(service.finish().finish(other, OWNER)).isInstanceOf(Finished.Live.class);
            return unpack.unpack(bytes, kind, tally);
        };

        DeployBundle.Outcome outcome = deploy(slow, LIVE, at(0));

        assertThat(outcome)
                .isEqualTo(new DeployBundle.Outcome.Done(
                        ONE,
                        new Finished.Unpublished(
                                new Refusal.MovedOn(service.now().name(), new Epoch(1)))));
        assertThat(service.shows(new DeployId("d2"))).isTrue();
    }

    private DeployBundle.Outcome deploy(UnpackBundle unpacking, Intent intent, Expectation expected)
            throws IOException {
        DeployBundle bundles = new DeployBundle(
                unpacking, service.quota(), service.hold(), service.finish(), new Identities(new Random(1)));
        HoldBundle.Wish wish = new HoldBundle.Wish(intent, WarmUpWish.NONE, expected, new Actor("owner"));
        return bundles.deploy(
                ONE,
                service.now(),
                new DeployBundle.Bundle(InputStream.nullInputStream(), BundleKind.ZIP, wish),
                OWNER);
    }

    private static Expectation at(long epoch) {
        return new Expectation.At(new Epoch(epoch));
    }
}
