package dev.lockstep.deploy.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.event.RollbackData;
import dev.lockstep.deploy.MemoryService;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.lifecycle.Intent;
import dev.lockstep.deploy.outbox.Unsent;
import dev.lockstep.deploy.publish.Bytes;
import dev.lockstep.deploy.publish.PublishDeploy;
import dev.lockstep.deploy.publish.PublishWish;
import dev.lockstep.deploy.publish.Refusal;
import dev.lockstep.deploy.quota.MemoryQuotaStore;
import dev.lockstep.deploy.quota.Quota;
import dev.lockstep.deploy.site.BranchLabel;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CollectDeploysTest {
    private static final Actor RETENTION = new Actor("retention");
    private static final Actor OWNER = new Actor("owner");
    private static final Intent DRAFT = new Intent(true, "", "");
    private static final Intent LIVE = new Intent(false, "", "");

    private final MemoryService service = new MemoryService();
    private final MemoryQuotaStore quotas = new MemoryQuotaStore();
    private final PinDeploy pin = new PinDeploy(
            service.sites(),
            service.deploys(),
            service.holdings(),
            service.audit(),
            service.transactions(),
            service.clock());
    private final DeleteDeploy delete = new DeleteDeploy(
            service.sites(),
            service.deploys(),
            service.outbox(),
            service.audit(),
            collect(service.deploys()),
            service.transactions(),
            service.clock());

    @Test
    void aCollectedDeployIsToldOfAndShownNowhere() throws IOException {
        // Given two drafts, of which one is kept
        DeployId first = deployed("d1", DRAFT);
        DeployId second = deployed("d2", DRAFT);

        // When
        int collected = collecting(1).collect(RETENTION);

        // Then the site log takes it back, and the audit log says who did it
        assertThat(collected).isEqualTo(1);
        assertThat(service.deploy(first).state()).isInstanceOf(DeployState.Collected.class);
        assertThat(service.deploy(second).state()).isInstanceOf(DeployState.Ready.class);
        assertThat(withdrawn()).containsExactly(DeployReady.states(first));
        assertThat(service.uploads().files(first)).isEmpty();
        assertThat(service.uploads().files(second)).isNotEmpty();
        assertThat(service.audit().of(service.site()))
                .filteredOn(entry -> entry.action() == AuditEntry.Action.COLLECT_DEPLOY)
                .singleElement()
                .satisfies(entry -> assertThat(entry.actor()).isEqualTo(RETENTION))
                .satisfies(entry -> assertThat(entry.subject()).isEqualTo(first.text()));
        assertThat(collecting(1).collect(RETENTION)).isZero();
    }

    @Test
    void whatIsCollectedCanBePublishedNoMore() throws IOException {
        DeployId first = deployed("d1", DRAFT);
        var _ = deployed("d2", DRAFT);
        var _ = collecting(1).collect(RETENTION);

        PublishDeploy.Outcome outcome = service.publish()
                .publish(service.site(), PublishWish.atOnce(first, RollbackData.CURRENT), Bytes.KEPT, OWNER);

        assertThat(outcome).isEqualTo(new PublishDeploy.Outcome.Refused(new Refusal.Collected(first)));
        assertThat(pin.pin(first, OWNER)).isEqualTo(new PinDeploy.Outcome.Refused(new Refusal.Collected(first)));
    }

    @Test
    void whatSomebodyTouchesAfterItWasChosenIsKept() {
        // Given an upload that was left alone for long
        DeployId abandoned = new DeployId("d1");
        Deploy upload = Deploy.create(abandoned, service.site(), DRAFT, MemoryService.NOON.minus(Duration.ofDays(8)));
        service.deploys().add(upload);

        // When its files are announced again, right before it is locked
        int collected = collecting(
                        1,
                        new InterruptedDeployStore(
                                service.deploys(),
                                () -> service.deploys().save(upload.intend(DRAFT, MemoryService.NOON))))
                .collect(RETENTION);

        // Then it goes on, and would have gone otherwise
        assertThat(collected).isZero();
        assertThat(service.deploy(abandoned).state()).isInstanceOf(DeployState.Uploading.class);
        service.deploys().save(upload);
        assertThat(collecting(1).collect(RETENTION)).isEqualTo(1);
    }

    @Test
    void moreThanGoAtATimeGoAllTheSame() throws IOException {
        List<DeployId> deploys = new ArrayList<>();
        for (int number = 100; number < 150; number++) {
            deploys.add(deployed("d" + number, DRAFT));
        }

        assertThat(collecting(3).due()).hasSize(47);
        assertThat(collecting(3).collect(RETENTION)).isEqualTo(47);

        assertThat(service.deploys().held(service.site()))
                .extracting(Deploy::id)
                .containsExactlyElementsOf(deploys.subList(47, 50).reversed());
    }

    @Test
    void aQuotaSaysOtherwiseThanThePlatform() throws IOException {
        var _ = deployed("d1", DRAFT);
        var _ = deployed("d2", DRAFT);
        var _ = deployed("d3", DRAFT);
        quotas.keep(service.site(), new Quota(2, 1, 1, 1, 1, 1));

        assertThat(collecting(1).collect(RETENTION)).isEqualTo(1);
    }

    @Test
    void aPinKeepsADeployUntilItIsTakenAway() throws IOException {
        DeployId first = deployed("d1", DRAFT);
        var _ = deployed("d2", DRAFT);
        var _ = pin.pin(first, OWNER);

        assertThat(collecting(1).collect(RETENTION)).isZero();
        assertThat(delete.delete(first, OWNER)).isInstanceOf(DeleteDeploy.Outcome.InUse.class);
        var _ = pin.unpin(first, OWNER);
        assertThat(collecting(1).collect(RETENTION)).isEqualTo(1);
    }

    @Test
    void onlyWhatIsLiveCannotBeDeletedOfWhatIsReady() throws IOException {
        // Given a site that moved on, and its branch
        DeployId before = deployed("d1", LIVE);
        DeployId branch = deployed("d2", new Intent(false, "next", ""));
        DeployId live = deployed("d3", LIVE);

        // When somebody wants all of it gone
        assertThat(delete.delete(live, OWNER)).isInstanceOf(DeleteDeploy.Outcome.InUse.class);
        assertThat(delete.delete(before, OWNER)).isEqualTo(new DeleteDeploy.Outcome.Gone());
        assertThat(delete.delete(branch, OWNER)).isEqualTo(new DeleteDeploy.Outcome.Gone());
        assertThat(delete.delete(branch, OWNER)).isEqualTo(new DeleteDeploy.Outcome.Gone());

        // Then the branch's address is taken back with its deploy
        assertThat(service.shows(live)).isTrue();
        assertThat(withdrawn())
                .containsExactlyInAnyOrder(DeployReady.states(before), DeployReady.states(branch), "branch:next");
        assertThat(service.outbox().onBranches(service.site())).isEmpty();
        assertThat(service.audit().of(service.site()))
                .filteredOn(entry -> entry.action() == AuditEntry.Action.END_BRANCH)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.subject()).isEqualTo("next");
                    assertThat(entry.actor()).isEqualTo(OWNER);
                });
    }

    @Test
    void aBranchThatEndsHasNoAddressAndItsDeployIsKeptLikeAnyOther() throws IOException {
        // Given a branch, whose deploy is kept as long as it is shown
        DeployId branch = deployed("d1", new Intent(false, "Feature/Cart", ""));
        var _ = deployed("d2", DRAFT);
        assertThat(collecting(1).collect(RETENTION)).isZero();

        // When it is merged, and nobody wants it any more
        EndBranch end = new EndBranch(
                service.sites(), service.outbox(), service.audit(), service.transactions(), service.clock());
        BranchLabel label = new BranchLabel("feature-cart");
        assertThat(end.end(service.site(), label, OWNER)).isTrue();
        assertThat(end.end(service.site(), label, OWNER)).isFalse();

        // Then
        assertThat(withdrawn()).containsExactly("branch:feature-cart");
        assertThat(collecting(1).collect(RETENTION)).isEqualTo(1);
        assertThat(service.deploy(branch).state()).isInstanceOf(DeployState.Collected.class);
        assertThat(service.audit().of(service.site()))
                .filteredOn(entry -> entry.action() == AuditEntry.Action.END_BRANCH)
                .extracting(AuditEntry::subject)
                .containsExactly("feature-cart");
    }

    @Test
    void aBranchThatHasEndedBeginsAnew() throws IOException {
        Intent cart = new Intent(false, "cart", "");
        var _ = deployed("d1", cart);
        EndBranch end = new EndBranch(
                service.sites(), service.outbox(), service.audit(), service.transactions(), service.clock());
        var _ = end.end(service.site(), new BranchLabel("cart"), OWNER);

        DeployId next = deployed("d2", cart);

        assertThat(service.outbox().onBranches(service.site())).containsEntry("branch:cart", next);
    }

    private DeployId deployed(String id, Intent intent) throws IOException {
        DeployId deploy = service.uploaded(id, intent, Map.of("index.html", id));
        var _ = service.finish().finish(deploy, OWNER);
        return deploy;
    }

    private List<String> withdrawn() {
        return service.outbox().withdrawn().stream()
                .map(Unsent.Withdrawn::states)
                .toList();
    }

    private CollectDeploys collecting(int most) {
        return collecting(most, service.deploys());
    }

    private CollectDeploys collecting(int most, DeployStore deploys) {
        DueDeploys due = new DueDeploys(
                deploys, quotas, service.outbox(), new FewSettings(most, Duration.ofDays(1)), service.clock());
        return new CollectDeploys(service.sites(), deploys, due, collect(deploys), service.transactions());
    }

    private CollectDeploy collect(DeployStore deploys) {
        return new CollectDeploy(deploys, service.uploads(), service.outbox(), service.audit(), service.clock());
    }
}
