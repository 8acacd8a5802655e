package dev.lockstep.deploy.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.deploy.MemoryService;
import dev.lockstep.deploy.access.Requester;
import dev.lockstep.deploy.access.Requesters;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.identity.Identities;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.Intent;
import dev.lockstep.deploy.token.Role;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of an open deploy says whoever could have begun it as it is. */
class OpenDeploysTest {
    private static final Intent TO_BE_LIVE = new Intent(false, "", "");
    private static final Intent DRAFT = new Intent(true, "", "");
    private static final Intent ON_A_BRANCH = new Intent(false, "next", "");
    private static final Sha1 HOME = new Sha1("0".repeat(40));

    private final MemoryService service = new MemoryService();
    private final DeployAudit audit = new DeployAudit(service.audit(), service.sites());
    private final Requester deployer = Requesters.of(Role.DEPLOYER, service.site());
    private final Requester publisher = Requesters.of(Role.PUBLISHER, service.site());

    @Test
    void whoMayNotPublishBeginsDraftsAndBranchesAlone() {
        assertThat(start(TO_BE_LIVE, deployer)).isEqualTo(new StartDeploy.Outcome.Lacking(Role.PUBLISHER));
        assertThat(service.deploys().of(service.site(), 1)).isEmpty();
        assertThat(start(DRAFT, deployer)).isInstanceOf(StartDeploy.Outcome.Started.class);
        assertThat(start(ON_A_BRANCH, deployer)).isInstanceOf(StartDeploy.Outcome.Started.class);
    }

    @ParameterizedTest
    @CsvSource({"true,''", "false,next", "false,''"})
    void whatAPublisherMeansToGoLiveIsChangedByNobodyWhoMayNotPublish(boolean draft, String branch) throws IOException {
        // Given
        DeployId open = started(TO_BE_LIVE, publisher);

        // When
        AnnounceFiles.Outcome outcome = announce(open, new Intent(draft, branch, "mine"), deployer);

        // Then
        assertThat(outcome).isEqualTo(new AnnounceFiles.Outcome.Lacking(Role.PUBLISHER));
        assertThat(service.deploy(open).intent()).isEqualTo(TO_BE_LIVE);
        assertThat(service.uploads().required(open)).isEmpty();
    }

    @Test
    void whatAPublisherMeansToGoLiveIsCancelledByNobodyWhoMayNotPublish() {
        DeployId open = started(TO_BE_LIVE, publisher);
        int noted = service.audit().of(service.site()).size();

        assertThat(cancel(open, deployer)).isEqualTo(new CancelDeploy.Outcome.Lacking(Role.PUBLISHER));

        assertThat(service.deploy(open).state()).isEqualTo(new DeployState.Uploading());
        assertThat(service.audit().of(service.site())).hasSize(noted);
    }

    @Test
    void aPublisherMakesADraftOfWhatWasToGoLive() throws IOException {
        DeployId open = started(TO_BE_LIVE, publisher);

        assertThat(announce(open, DRAFT, publisher)).isInstanceOf(AnnounceFiles.Outcome.Awaiting.class);

        assertThat(service.deploy(open).intent()).isEqualTo(DRAFT);
        assertThat(service.audit().of(service.site())).last().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(AuditEntry.Action.ANNOUNCE_FILES);
            assertThat(entry.subject()).isEqualTo(open + " 1 files, a draft");
            assertThat(entry.actor()).isEqualTo(publisher.actor());
        });
    }

    @Test
    void aDraftIsAnybodysWhoBeginsDrafts() throws IOException {
        DeployId open = started(DRAFT, publisher);

        assertThat(announce(open, DRAFT, deployer)).isInstanceOf(AnnounceFiles.Outcome.Awaiting.class);
        assertThat(cancel(open, deployer)).isInstanceOf(CancelDeploy.Outcome.Done.class);
        assertThat(service.deploy(open).state()).isInstanceOf(DeployState.Failed.class);
    }

    @Test
    void nobodyCancelsWhatIsNotThere() {
        DeployId none = new DeployId("none");

        assertThat(cancel(none, publisher)).isEqualTo(new CancelDeploy.Outcome.NoSuchDeploy(none));
    }

    private StartDeploy.Outcome start(Intent intent, Requester requester) {
        return new StartDeploy(
                        service.deploys(),
                        service.holdings(),
                        audit,
                        service.transactions(),
                        new Identities(new Random(
                                1 + service.audit().of(service.site()).size())),
                        service.clock())
                .start(service.now(), intent, requester);
    }

    private DeployId started(Intent intent, Requester requester) {
        Deploy started = ((StartDeploy.Outcome.Started) start(intent, requester)).deploy();
        return started.id();
    }

    private AnnounceFiles.Outcome announce(DeployId id, Intent intent, Requester requester) throws IOException {
        AnnounceFiles announce = new AnnounceFiles(
                service.deploys(),
                service.uploads(),
                new StoredFiles(service.uploads(), service.blobs(), ForkJoinPool.commonPool()),
                service.quota(),
                service.holdings(),
                audit,
                service.transactions(),
                service.clock());
        return announce.announce(
                id,
                new AnnounceFiles.Wish(
                        intent, new TreeMap<>(Map.of(new CanonicalPath("/index.html"), HOME)), requester));
    }

    private CancelDeploy.Outcome cancel(DeployId id, Requester requester) {
        return new CancelDeploy(service.deploys(), audit, service.transactions(), service.clock())
                .cancel(id, requester);
    }
}
