package dev.lockstep.deploy.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.deploy.MemoryService;
import dev.lockstep.deploy.access.Requester;
import dev.lockstep.deploy.access.Requesters;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.identity.Identities;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.Intent;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.token.Role;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Its site has moved on since whoever begins or ends a deploy looked at it. */
class DeployAuditTest {
    private static final Intent DRAFT = new Intent(true, "", "");
    private static final Actor PIPELINE = new Actor("pipeline");
    private static final Epoch TWO = new Epoch(2);

    private final MemoryService service = new MemoryService();
    private final Site before = service.now();
    private final DeployAudit audit = new DeployAudit(service.audit(), service.sites());

    @Test
    void aDeployIsBegunUnderTheEpochOfThatMoment() {
        moveOn();

        Deploy started = start();

        assertThat(noted())
                .isEqualTo(entry(AuditEntry.Action.CREATE_DEPLOY, started.id().text(), PIPELINE));
    }

    @Test
    void aDeployIsCancelledUnderTheEpochOfThatMoment() {
        Deploy started = start();
        moveOn();

        CancelDeploy.Outcome cancelled = new CancelDeploy(
                        service.deploys(), audit, service.transactions(), service.clock())
                .cancel(started.id(), pipeline());

        assertThat(cancelled).isInstanceOf(CancelDeploy.Outcome.Done.class);
        assertThat(noted())
                .isEqualTo(entry(AuditEntry.Action.CANCEL_DEPLOY, started.id().text(), PIPELINE));
    }

    @Test
    void anArchiveThatWasLongOnItsWayIsHeldUnderTheEpochOfItsEnd() {
        moveOn();

        DeployId held = service.uploaded("d1", DRAFT, Map.of("index.html", "home"));

        assertThat(noted()).isEqualTo(entry(AuditEntry.Action.CREATE_DEPLOY, held.text(), new Actor("owner")));
    }

    private void moveOn() {
        Site now = service.now();
        service.save(now.pointTo(now.pointer().step().step(), MemoryService.NOON));
    }

    private Deploy start() {
        StartDeploy start = new StartDeploy(
                service.deploys(),
                service.holdings(),
                audit,
                service.transactions(),
                new Identities(new Random(1)),
                service.clock());
        return ((StartDeploy.Outcome.Started) start.start(before, DRAFT, pipeline())).deploy();
    }

    private Requester pipeline() {
        Requester deployer = Requesters.of(Role.DEPLOYER, service.site());
        return new Requester(deployer.token(), deployer.secret(), PIPELINE);
    }

    private AuditEntry noted() {
        return service.audit().of(service.site()).getLast();
    }

    private AuditEntry entry(AuditEntry.Action action, String subject, Actor actor) {
        return new AuditEntry(service.site(), action, subject, TWO, actor, MemoryService.NOON);
    }
}
