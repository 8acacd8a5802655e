package dev.lockstep.deploy.finish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.blob.MemoryBlobStore;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.deploy.MemoryService;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.Intent;
import dev.lockstep.deploy.work.MemoryWorkLock;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResumeDeploysTest {
    private static final Actor PIPELINE = Actor.byToken("token-1", "pipeline").at("192.0.2.7");
    private static final Intent LIVE = new Intent(false, "", "");
    private static final Map<String, String> FILES = Map.of("index.html", "home");

    /** What is read of a deploy's own files to make it. */
    private static final String UNFIT = "of no use";

    private final MemoryService service = new MemoryService(new MemoryBlobStore() {
        @Override
        public Optional<InputStream> open(Digest digest) {
            if (digest.equals(Digest.of(UNFIT.getBytes(UTF_8)))) {
                throw new IllegalStateException("nobody has thought of that");
            }
            return super.open(digest);
        }
    });
    private final MemoryWorkLock lock = new MemoryWorkLock();

    @Test
    void aDeployWhoseProcessDiedIsFinished() {
        DeployId left = service.uploaded("d1", LIVE, FILES);

        resume(Duration.ofMinutes(1));

        assertThat(service.shows(left)).isTrue();
    }

    @Test
    void whatIsTakenUpIsDoneInTheNameOfWhoeverAskedForIt() {
        var _ = service.uploaded("d1", LIVE, FILES, PIPELINE);
        var _ = service.uploaded("d2", LIVE, Map.of("lockstep.yaml", "rotes: []"), PIPELINE);

        resume(Duration.ofMinutes(1));

        assertThat(service.audit().of(service.site()))
                .extracting(AuditEntry::action)
                .contains(AuditEntry.Action.PUBLISH, AuditEntry.Action.FAIL_DEPLOY);
        assertThat(service.audit().of(service.site()))
                .filteredOn(entry -> entry.action() != AuditEntry.Action.CREATE_SITE)
                .extracting(AuditEntry::actor)
                .containsOnly(PIPELINE);
    }

    @Test
    void whatWasLeftIsTakenUpByTheOneProcessThatHasTheLock() {
        DeployId left = service.uploaded("d1", LIVE, FILES);
        lock.take();

        resume(Duration.ofMinutes(1));

        assertThat(service.deploy(left).state()).isInstanceOf(DeployState.Processing.class);
    }

    /** Whatever is wrong with it: the database once took no word of a problem that quoted U+0000. */
    @Test
    void oneThatFailsEachTimeKeepsNoOtherFromBeingFinished() {
        var _ = service.uploaded("d1", LIVE, Map.of("lockstep.yaml", UNFIT));
        DeployId second = service.uploaded("d2", LIVE, FILES);

        resume(Duration.ofMinutes(1));

        assertThat(service.shows(second)).isTrue();
    }

    @Test
    void aDeployThatSomebodyMayWorkOnIsLeftAlone() {
        DeployId young = service.uploaded("d1", LIVE, FILES);

        resume(Duration.ofSeconds(5));

        assertThat(service.deploy(young).state()).isInstanceOf(DeployState.Processing.class);
    }

    @Test
    void aWarmUpThatWasLeftGoesOnToThePublish() {
        DeployId left = service.uploaded("d1", new Intent(true, "", ""), FILES);
        resume(Duration.ofMinutes(1));
        DeployState.Ready ready = (DeployState.Ready) service.deploy(left).state();
        service.deploys().save(service.deploy(left).become(ready.warm(), MemoryService.NOON));

        resume(Duration.ofMinutes(1));

        assertThat(service.shows(left)).isTrue();
    }

    private void resume(Duration later) {
        Clock clock = Clock.fixed(MemoryService.NOON.plus(later), ZoneOffset.UTC);
        new ResumeDeploys(service.deploys(), service.finish(), lock, clock).resume();
    }
}
