package dev.lockstep.deploy.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.expectation.Expectation;
import dev.lockstep.deploy.transaction.Transactions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link DeployStore} owes its callers. */
public abstract class DeployStoreContract {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Intent INTENT = new Intent(true, "next", "a title");

    protected abstract DeployStore store();

    protected abstract Transactions transactions();

    /** A site that deploys can belong to, another one each time. */
    protected abstract SiteId site();

    @Test
    void everyStateIsReadBackAsItWasSaved() {
        Deploy deploy = added(site(), "state", NOW);
        Digest manifest = Digest.of("manifest".getBytes(StandardCharsets.UTF_8));
        Problem problem = new Problem("lockstep.yaml", 3, "no such template", "check its name");

        for (DeployState state : List.of(
                new DeployState.Processing(),
                new DeployState.Warming(manifest),
                new DeployState.Ready(manifest),
                new DeployState.Collected(List.of(manifest)),
                new DeployState.Failed(List.of(problem)))) {
            Deploy next = added(
                            deploy.site(),
                            "state" + state.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT),
                            NOW)
                    .become(state, NOW.plusSeconds(1));
            transactions().run(() -> store().save(next));
            assertThat(store().find(next.id())).contains(next);
        }
        assertThat(store().find(deploy.id())).contains(deploy);
    }

    @Test
    void publicationAndIntentAreReadBack() {
        Deploy deploy = added(site(), "published", NOW)
                .intend(new Intent(false, "", "another title"), NOW)
                .published(NOW.plusSeconds(2), new Epoch(3));

        transactions().run(() -> store().save(deploy));

        assertThat(transactions().within(() -> store().lock(deploy.id()))).contains(deploy);
    }

    @Test
    void aWarmUpIsReadBack() {
        Problem fault = Problem.of("/products/1 is empty", "");
        WarmUpWish wish = new WarmUpWish(7, Duration.ofMillis(1500), 20);
        Deploy deploy = added(site(), "warmed", NOW)
                .warmed(
                        WarmUp.wished(wish)
                                .expect(new Expectation.At(new Epoch(3)))
                                .begin(5, NOW)
                                .ask(4)
                                .reach(2, List.of(fault)),
                        NOW);

        transactions().run(() -> store().save(deploy));

        assertThat(store().find(deploy.id())).contains(deploy);
    }

    @Test
    void whoeverAskedIsReadBack() {
        Deploy deploy = added(site(), "asked", NOW);
        Actor asker = Actor.byToken("token-1", "pipeline").at("192.0.2.7");

        transactions().run(() -> store().save(deploy.askedBy(asker)));

        assertThat(store().find(deploy.id())).contains(deploy.askedBy(asker));
        assertThat(deploy.asker()).isEqualTo(Actor.PLATFORM);
    }

    @Test
    void aSitesDeploysComeLatestFirstAndNoOthers() {
        SiteId site = site();
        Deploy first = added(site, "first", NOW);
        Deploy second = added(site, "second", NOW.plusSeconds(1));
        Deploy third = added(site, "third", NOW.plusSeconds(2));
        Deploy foreign = added(site(), "foreign", NOW.plusSeconds(3));

        assertThat(store().of(site, 10)).containsExactly(third, second, first).doesNotContain(foreign);
        assertThat(store().of(site, 2)).containsExactly(third, second);
    }

    @Test
    void aPinIsReadBackAndMakesADeployNoYounger() {
        Deploy deploy = added(site(), "pinned", NOW);

        transactions().run(() -> store().save(deploy.pin(true)));

        assertThat(store().find(deploy.id())).contains(deploy.pin(true));
        assertThat(deploy.pin(true).updatedAt()).isEqualTo(NOW);
    }

    @Test
    void whatIsHeldComesByWhenItChangedLastAndWithoutWhatWasCollected() {
        SiteId site = site();
        Deploy touched = added(site, "touched", NOW).become(new DeployState.Processing(), NOW.plusSeconds(9));
        Deploy collected = added(site, "collected", NOW.plusSeconds(1))
                .become(new DeployState.Uploading().collect(), NOW.plusSeconds(9));
        Deploy untouched = added(site, "untouched", NOW.plusSeconds(2));
        var _ = added(site(), "elsewhere", NOW);
        transactions().run(() -> {
            store().save(touched);
            store().save(collected);
        });

        assertThat(store().held(site)).containsExactly(touched, untouched);
    }

    @Test
    void whatIsHeldIsCountedAndWithoutWhatWasCollected() {
        // Given deploys of every state, some of them for branches, pinned or drafts
        SiteId site = site();
        Digest manifest = digest(site, "counted");
        List<Deploy> all = List.of(
                counted(site, "counted1", "one", new DeployState.Uploading()),
                counted(site, "counted2", "One", new DeployState.Uploading()).pin(true),
                counted(site, "counted3", "one", new DeployState.Processing()),
                counted(site, "counted4", "two", new DeployState.Processing()),
                counted(site, "counted5", "", new DeployState.Uploading()),
                counted(site, "counted6", "three", new DeployState.Ready(manifest))
                        .pin(true),
                counted(site, "counted7", "four", new DeployState.Warming(manifest)),
                counted(site, "counted8", "five", new DeployState.Failed(List.of())),
                counted(site, "counted9", "six", new DeployState.Collected(List.of()))
                        .pin(true));
        Deploy draft = added(site, "counted0", NOW);
        transactions().run(() -> all.forEach(store()::save));
        Deploy elsewhere = added(site(), "countless", NOW).pin(true);
        transactions().run(() -> store().save(elsewhere));

        // When, Then
        assertThat(draft.intent().draft()).isTrue();
        assertThat(store().count(site)).isEqualTo(new HeldDeploys(4, 2, Set.of("one", "One", "two")));
        assertThat(store().count(site())).isEqualTo(new HeldDeploys(0, 0, Set.of()));
    }

    private Deploy counted(SiteId site, String id, String branch, DeployState state) {
        return added(site, id, NOW).intend(new Intent(false, branch, ""), NOW).become(state, NOW);
    }

    /** A transaction counts what it has not committed yet. */
    @Test
    void whatATransactionAddsItCounts() {
        SiteId site = site();
        Deploy deploy = Deploy.create(new DeployId("uncommitted"), site, new Intent(false, "next", ""), NOW);

        HeldDeploys counted = transactions().within(() -> {
            store().add(deploy);
            return store().count(site);
        });

        assertThat(counted).isEqualTo(new HeldDeploys(1, 0, Set.of("next")));
    }

    @Test
    void manifestsAreThoseOfWhatIsHeldAndOfWhatWasCollectedLately() {
        // Given deploys that are ready, were collected before and after an instant, or never had a manifest
        SiteId site = site();
        Digest ready = digest(site, "ready");
        Digest before = digest(site, "before");
        Digest after = digest(site, "after");
        Deploy uploading = added(site, "uploading1", NOW);
        transactions().run(() -> {
            store().save(added(site, "ready1", NOW).become(new DeployState.Ready(ready), NOW));
            store().save(added(site, "before1", NOW)
                    .become(new DeployState.Ready(before).collect(), NOW.plusSeconds(1)));
            store().save(added(site, "after1", NOW).become(new DeployState.Ready(after).collect(), NOW.plusSeconds(3)));
            store().save(uploading.become(new DeployState.Uploading().collect(), NOW.plusSeconds(3)));
        });

        // When, Then
        assertThat(store().manifests(NOW.plusSeconds(2))).contains(ready, after).doesNotContain(before);
    }

    @Test
    void onlyWhatIsInProcessingForLongIsLeftOver() {
        SiteId site = site();
        Deploy uploading = added(site, "uploading", NOW);
        Deploy old = processing(added(site, "old", NOW), NOW.plusSeconds(1));
        Deploy young = processing(added(site, "young", NOW), NOW.plusSeconds(9));

        Deploy warming = added(site, "warming", NOW)
                .become(
                        new DeployState.Warming(Digest.of("manifest".getBytes(StandardCharsets.UTF_8))),
                        NOW.plusSeconds(1));
        transactions().run(() -> store().save(warming));

        assertThat(store().processingSince(NOW.plusSeconds(5)))
                .contains(old.id(), warming.id())
                .doesNotContain(uploading.id(), young.id());
    }

    private static Digest digest(SiteId site, String name) {
        return Digest.of((site + name).getBytes(StandardCharsets.UTF_8));
    }

    private Deploy processing(Deploy deploy, Instant since) {
        Deploy processing = deploy.become(new DeployState.Processing(), since);
        transactions().run(() -> store().save(processing));
        return processing;
    }

    private Deploy added(SiteId site, String id, Instant at) {
        Deploy deploy = Deploy.create(new DeployId(id), site, INTENT, at);
        transactions().run(() -> store().add(deploy));
        return deploy;
    }
}
