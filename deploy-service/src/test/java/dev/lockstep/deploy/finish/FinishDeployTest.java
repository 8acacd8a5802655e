package dev.lockstep.deploy.finish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.deploy.MemoryService;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.Intent;
import dev.lockstep.deploy.outbox.Statement;
import dev.lockstep.deploy.publish.Refusal;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FinishDeployTest {
    private static final Actor OWNER = new Actor("owner");
    private static final Intent LIVE = new Intent(false, "", "");
    private static final Intent DRAFT = new Intent(true, "", "");
    private static final Map<String, String> FILES = Map.of("index.html", "home");

    private final MemoryService service = new MemoryService();
    private final FinishDeploy finish = service.finish();

    @Test
    void aCompleteDeployIsReadyAndLiveInOneStep() throws IOException {
        DeployId one = service.uploaded("d1", LIVE, FILES);

        Finished finished = finish.finish(one, OWNER);

        assertThat(finished).isEqualTo(new Finished.Live(live(1)));
        assertThat(service.deploy(one).state()).isInstanceOf(DeployState.Ready.class);
        assertThat(service.shows(one)).isTrue();
        assertThat(service.outbox().events())
                .extracting(SiteEvent::states)
                .containsExactly(DeployReady.states(one), DeployPublished.LIVE);
    }

    @Test
    void aDraftIsReadyAndTheSiteStaysAsItIs() throws IOException {
        DeployId one = service.uploaded("d1", DRAFT, FILES);

        Finished finished = finish.finish(one, OWNER);

        assertThat(finished)
                .isEqualTo(new Finished.Draft(new Statement(service.site(), DeployReady.states(one), Epoch.ZERO)));
        assertThat(service.shows(one)).isFalse();
        assertThat(service.now().epoch()).isEqualTo(Epoch.ZERO);
    }

    @Test
    void aDeployOfABranchIsShownThereAndWhatIsLiveStays() throws IOException {
        DeployId live = service.uploaded("d1", LIVE, FILES);
        var _ = finish.finish(live, OWNER);
        DeployId next = service.uploaded("d2", new Intent(false, "feature/Cart", ""), FILES);

        Finished finished = finish.finish(next, OWNER);

        assertThat(finished)
                .isEqualTo(new Finished.Draft(new Statement(service.site(), "branch:feature-cart", new Epoch(2))));
        assertThat(service.shows(live)).isTrue();
        assertThat(service.now().epoch()).isEqualTo(new Epoch(2));
        assertThat(service.outbox().events().getLast())
                .isInstanceOfSatisfying(
                        DeployPublished.class,
                        event -> assertThat(event.hosts())
                                .allSatisfy(host -> assertThat(host).startsWith("feature-cart--")));
    }

    @Test
    void whatAFolderGetsWrongFailsTheDeployAndNothingElse() throws IOException {
        DeployId one = service.uploaded("d1", LIVE, FILES);
        Finished live = finish.finish(one, OWNER);
        DeployId two = service.uploaded("d2", LIVE, Map.of("lockstep.yaml", "rotes: []"));

        Finished finished = finish.finish(two, OWNER);

        assertThat(live).isInstanceOf(Finished.Live.class);
        assertThat(finished)
                .isInstanceOfSatisfying(
                        Finished.Failed.class,
                        failed -> assertThat(failed.problems())
                                .singleElement()
                                .extracting(Problem::file, Problem::line)
                                .containsExactly("lockstep.yaml", 1));
        assertThat(service.deploy(two).state()).isInstanceOf(DeployState.Failed.class);
        assertThat(service.shows(one)).isTrue();
        assertThat(service.audit().of(service.site())).last().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(AuditEntry.Action.FAIL_DEPLOY);
            assertThat(entry.subject()).startsWith("d2 lockstep.yaml:1: ");
            assertThat(entry.epoch()).isEqualTo(new Epoch(1));
            assertThat(entry.actor()).isEqualTo(OWNER);
        });
    }

    @Test
    void aSiteThatWasLockedMeanwhileKeepsWhatItShows() throws IOException {
        DeployId one = service.uploaded("d1", LIVE, FILES);
        Finished live = finish.finish(one, OWNER);
        service.save(service.now().pointTo(service.now().pointer().lock(true), MemoryService.NOON));
        DeployId two = service.uploaded("d2", LIVE, FILES);

        Finished finished = finish.finish(two, OWNER);

        assertThat(live).isInstanceOf(Finished.Live.class);
        assertThat(finished)
                .isEqualTo(new Finished.Unpublished(
                        new Refusal.Locked(service.now().name())));
        assertThat(service.deploy(two).state()).isInstanceOf(DeployState.Ready.class);
        assertThat(service.shows(one)).isTrue();
        assertThat(service.audit().of(service.site())).last().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(AuditEntry.Action.HOLD_BACK_DEPLOY);
            assertThat(entry.subject()).startsWith("d2 site ").contains("is locked");
        });
    }

    @Test
    void toFinishAgainChangesNothingAndTellsTheSame() throws IOException {
        DeployId one = service.uploaded("d1", LIVE, FILES);
        DeployId draft = service.uploaded("d2", DRAFT, FILES);
        DeployId broken = service.uploaded("d3", LIVE, Map.of("lockstep.yaml", "rotes: []"));

        for (DeployId deploy : new DeployId[] {one, draft, broken}) {
            Finished first = finish.finish(deploy, OWNER);
            int told = service.outbox().events().size();
            int noted = service.audit().of(service.site()).size();

            assertThat(finish.finish(deploy, OWNER)).isEqualTo(first);
            assertThat(service.audit().of(service.site())).hasSize(noted);
            assertThat(service.outbox().events()).hasSize(told);
        }
        assertThat(service.now().epoch()).isEqualTo(new Epoch(1));
    }

    private Statement live(long epoch) {
        return new Statement(service.site(), DeployPublished.LIVE, new Epoch(epoch));
    }
}
