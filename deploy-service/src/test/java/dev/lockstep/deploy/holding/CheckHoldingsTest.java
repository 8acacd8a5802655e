package dev.lockstep.deploy.holding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.blob.MemoryBlobStore;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.deploy.MemoryService;
import dev.lockstep.deploy.access.Requester;
import dev.lockstep.deploy.access.Requesters;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.bundle.BundleKind;
import dev.lockstep.deploy.expectation.Expectation;
import dev.lockstep.deploy.finish.DeployBundle;
import dev.lockstep.deploy.finish.Finished;
import dev.lockstep.deploy.identity.Identities;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.Intent;
import dev.lockstep.deploy.lifecycle.WarmUpWish;
import dev.lockstep.deploy.quota.Counts;
import dev.lockstep.deploy.quota.Excess;
import dev.lockstep.deploy.quota.Quota;
import dev.lockstep.deploy.retention.EndBranch;
import dev.lockstep.deploy.retention.PinDeploy;
import dev.lockstep.deploy.site.BranchLabel;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.token.Role;
import dev.lockstep.deploy.upload.AnnounceAtOnce;
import dev.lockstep.deploy.upload.AnnounceFiles;
import dev.lockstep.deploy.upload.CancelDeploy;
import dev.lockstep.deploy.upload.DeployAudit;
import dev.lockstep.deploy.upload.HoldBundle;
import dev.lockstep.deploy.upload.Sha1;
import dev.lockstep.deploy.upload.StartDeploy;
import dev.lockstep.deploy.upload.StoredFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a deployer can make as many of as the site may have, and no more. */
class CheckHoldingsTest {
    private static final Intent DRAFT = new Intent(true, "", "");
    private static final Sha1 HOME = new Sha1("0".repeat(40));
    private static final Actor OWNER = new Actor("owner");

    private final MemoryService service = new MemoryService();
    private final DeployAudit audit = new DeployAudit(service.audit(), service.sites());
    private final Requester deployer = Requesters.of(Role.DEPLOYER, service.site());
    private final Identities identities = new Identities(new Random(1));

    @BeforeEach
    void aSiteMayHaveTwoBranchesThreeOpenDeploysAndOnePin() {
        limit(new Counts(2, 3, 1));
    }

    @Test
    void aDeployTooManyIsNotOpenedUntilAnotherIsNotOpenAnyMore() {
        DeployId first = started(DRAFT);
        var _ = started(DRAFT);
        var _ = started(DRAFT);

        assertThat(start(DRAFT)).isEqualTo(new StartDeploy.Outcome.Excessive(new Excess.OpenDeploys(3)));
        assertThat(service.deploys().held(service.site())).hasSize(3);

        var _ = cancel().cancel(first, deployer);
        assertThat(start(DRAFT)).isInstanceOf(StartDeploy.Outcome.Started.class);
    }

    @Test
    void deploysThatAreRefusedWithTheirFilesLeaveRoomForOthers() throws IOException {
        // Given a site whose deploys may have one file each
        service.quotas().keep(service.site(), new Quota(9, 1, 99, 99, 9, 9, new Counts(2, 50, 1)));

        // When one more is begun than may be open
        for (int again = 0; again < 51; again++) {
            assertThat(atOnce(service.blobs()).announce(started(DRAFT), files("/index.html", "/about.html")))
                    .isEqualTo(new AnnounceFiles.Outcome.Excessive(new Excess.Files(1)));
        }

        // Then none is, and each says why
        assertThat(service.holdings().of(service.now())).isEqualTo(new Counts(0, 0, 0));
        assertThat(service.deploys().held(service.site()))
                .hasSize(51)
                .extracting(Deploy::state)
                .containsOnly(new DeployState.Failed(List.of(new Excess.Files(1).problem())));
    }

    @Test
    void aDeployLeavesItsRoomOfWhichTheStoreDoesNotTellWhatIsThere() {
        // Given a file that another deploy has brought
        Blob home = new Blob(Digest.of("home".getBytes(UTF_8)), 4);
        service.uploads().arrived(service.site(), started(DRAFT), HOME, home);
        MemoryBlobStore away = new MemoryBlobStore() {
            @Override
            public boolean use(Digest digest) throws IOException {
                throw new IOException("nobody answers");
            }
        };

        // When
        assertThatThrownBy(() -> atOnce(away).announce(started(DRAFT), files("/index.html")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nobody answers");

        // Then
        assertThat(service.holdings().of(service.now()).openDeploys()).isEqualTo(1);
    }

    @Test
    void aBranchTooManyIsNotBegunHoweverItsDeployComes() throws IOException {
        // Given one branch that is shown, and one that a deploy is on its way to
        deployed("d1", branch("one"));
        var _ = started(branch("Two"));

        // Then there is no third: not by files, nor by a bundle, of which nothing is read, nor by another purpose
        assertThat(start(branch("three"))).isEqualTo(new StartDeploy.Outcome.Excessive(new Excess.Branches(2)));
        assertThat(bundle(branch("three"))).isEqualTo(new DeployBundle.Outcome.Excessive(new Excess.Branches(2)));
        Intent undecided = new Intent(false, "", "");
        DeployId open = ((StartDeploy.Outcome.Started) start(undecided, Role.PUBLISHER))
                .deploy()
                .id();
        assertThat(announce(open, branch("three")))
                .isEqualTo(new AnnounceFiles.Outcome.Excessive(new Excess.Branches(2)));
        assertThat(service.deploy(open).intent()).isEqualTo(undecided);
        assertThat(service.holdings().of(service.now())).isEqualTo(new Counts(2, 2, 0));

        // And the two go on
        assertThat(deployed("d2", branch("ONE"))).isInstanceOf(Finished.Draft.class);
        assertThat(start(branch("two"))).isInstanceOf(StartDeploy.Outcome.Started.class);
    }

    @Test
    void ofTwoBundlesAtOnceForAnotherBranchEachTheLaterIsRefused() throws IOException {
        limit(new Counts(1, 1, 1));
        HoldBundle.Wish wish = new HoldBundle.Wish(branch("two"), WarmUpWish.NONE, Expectation.any(), OWNER);
        HoldBundle hold = service.hold();
        assertThat(hold.excess(service.site(), wish)).isEmpty();

        deployed("d1", branch("one"));

        assertThat(hold.hold(new DeployId("d2"), service.site(), wish, new TreeMap<>()))
                .contains(new Excess.Branches(1));
        assertThat(service.deploys().find(new DeployId("d2"))).isEmpty();
    }

    @Test
    void whatOthersOpenWhileTheSiteIsWaitedForIsCounted() {
        assertThat(whileAnotherBegins().open(service.site(), DRAFT)).contains(new Excess.OpenDeploys(1));
    }

    @Test
    void whatOthersBeginForABranchWhileTheSiteIsWaitedForIsCounted() {
        assertThat(whileAnotherBegins().deploy(service.site(), branch("two"))).contains(new Excess.Branches(1));
    }

    /** There is room for one of everything, until the lock of the site is had. */
    private CheckHoldings whileAnotherBegins() {
        limit(new Counts(1, 1, 1));
        Deploy another = Deploy.create(new DeployId("d1"), service.site(), branch("one"), MemoryService.NOON);
        SiteStore sites =
                new ContendedSites(service.sites(), () -> service.deploys().add(another));
        return new CheckHoldings(sites, service.deploys(), service.outbox(), service.quotas());
    }

    @Test
    void draftsAndWhatIsEndedTakeNoBranch() throws IOException {
        limit(new Counts(1, 9, 1));
        deployed("d1", new Intent(true, "a", ""));
        deployed("d2", branch("b"));

        assertThat(service.holdings().of(service.now())).isEqualTo(new Counts(1, 0, 0));
        assertThat(start(new Intent(true, "c", ""))).isInstanceOf(StartDeploy.Outcome.Started.class);
        assertThat(start(branch("c"))).isEqualTo(new StartDeploy.Outcome.Excessive(new Excess.Branches(1)));

        EndBranch end = new EndBranch(
                service.sites(), service.outbox(), service.audit(), service.transactions(), service.clock());
        assertThat(end.end(service.site(), new BranchLabel("b"), OWNER)).isTrue();
        assertThat(start(branch("c"))).isInstanceOf(StartDeploy.Outcome.Started.class);
    }

    @Test
    void aPinTooManyIsRefusedAndOneThatIsThereStays() throws IOException {
        DeployId first = new DeployId("d1");
        DeployId second = new DeployId("d2");
        deployed("d1", DRAFT);
        deployed("d2", DRAFT);
        PinDeploy pin = new PinDeploy(
                service.sites(),
                service.deploys(),
                service.holdings(),
                service.audit(),
                service.transactions(),
                service.clock());

        assertThat(pin.pin(first, OWNER)).isInstanceOf(PinDeploy.Outcome.Done.class);
        assertThat(pin.pin(second, OWNER)).isEqualTo(new PinDeploy.Outcome.Excessive(new Excess.Pins(1)));
        assertThat(service.deploy(second).pinned()).isFalse();
        assertThat(pin.pin(first, OWNER)).isInstanceOf(PinDeploy.Outcome.Done.class);

        assertThat(pin.unpin(first, OWNER)).isInstanceOf(PinDeploy.Outcome.Done.class);
        assertThat(pin.pin(second, OWNER)).isInstanceOf(PinDeploy.Outcome.Done.class);
    }

    private void limit(Counts counts) {
        service.quotas().keep(service.site(), new Quota(9, 9, 99, 99, 9, 9, counts));
    }

    private Finished deployed(String id, Intent intent) throws IOException {
        return service.finish().finish(service.uploaded(id, intent, Map.of("index.html", id)), OWNER);
    }

    private StartDeploy.Outcome start(Intent intent) {
        return start(intent, Role.DEPLOYER);
    }

    private StartDeploy.Outcome start(Intent intent, Role role) {
        return new StartDeploy(
                        service.deploys(),
                        service.holdings(),
                        audit,
                        service.transactions(),
                        identities,
                        service.clock())
                .start(service.now(), intent, Requesters.of(role, service.site()));
    }

    private DeployId started(Intent intent) {
        Deploy started = ((StartDeploy.Outcome.Started) start(intent)).deploy();
        return started.id();
    }

    private AnnounceFiles.Outcome announce(DeployId id, Intent intent) throws IOException {
        Requester publisher = Requesters.of(Role.PUBLISHER, service.site());
        return announcing(service.blobs())
                .announce(
                        id, new AnnounceFiles.Wish(intent, files("/index.html").files(), publisher));
    }

    private AnnounceAtOnce atOnce(BlobStore blobs) {
        return new AnnounceAtOnce(announcing(blobs), cancel());
    }

    private AnnounceFiles announcing(BlobStore blobs) {
        return new AnnounceFiles(
                service.deploys(),
                service.uploads(),
                new StoredFiles(service.uploads(), blobs, ForkJoinPool.commonPool()),
                service.quota(),
                service.holdings(),
                audit,
                service.transactions(),
                service.clock());
    }

    private CancelDeploy cancel() {
        return new CancelDeploy(service.deploys(), audit, service.transactions(), service.clock());
    }

    private AnnounceFiles.Wish files(String... paths) {
        TreeMap<CanonicalPath, Sha1> files = new TreeMap<>();
        for (String path : paths) {
            files.put(new CanonicalPath(path), HOME);
        }
        return new AnnounceFiles.Wish(DRAFT, files, deployer);
    }

    private DeployBundle.Outcome bundle(Intent intent) throws IOException {
        DeployBundle bundles = new DeployBundle(
                (bytes, kind, tally) -> {
                    throw new AssertionError("nothing is to be read");
                },
                service.quota(),
                service.hold(),
                service.finish(),
                identities);
        HoldBundle.Wish wish = new HoldBundle.Wish(intent, WarmUpWish.NONE, Expectation.any(), OWNER);
        return bundles.deploy(
                service.now(), new DeployBundle.Bundle(InputStream.nullInputStream(), BundleKind.ZIP, wish), OWNER);
    }

    private static Intent branch(String name) {
        return new Intent(false, name, "");
    }
}
