package dev.lockstep.deploy.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.Intent;
import dev.lockstep.deploy.site.Pointer;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeepingTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LONG_AGO = NOON.minus(Duration.ofDays(30));
    private static final Instant YESTERDAY = NOON.minus(Duration.ofDays(1));
    private static final Instant LAST_WEEK = NOON.minus(Duration.ofDays(7));
    private static final SiteId SITE = new SiteId("site");
    private static final Digest MANIFEST = Digest.of("manifest".getBytes(StandardCharsets.UTF_8));
    private static final DeployState READY = new DeployState.Ready(MANIFEST);

    @Test
    void theLastReadyDeploysAreKeptWhateverElseComesBetween() {
        Deploy third = deploy("third", READY);
        Deploy failed = deploy("failed", new DeployState.Failed(List.of()), YESTERDAY);
        Deploy second = deploy("second", READY);
        Deploy first = deploy("first", READY);

        assertThat(keeping(2, Pointer.START).dispensable(List.of(failed, third, second, first)))
                .containsExactly(first);
    }

    @Test
    void draftsAndBranchesAreCountedApart() {
        // Given a draft that was published after all, others that were not, and what was live before them
        Deploy draft = made("draft", new Intent(true, "", ""));
        Deploy published = made("published", new Intent(true, "", "")).published(LONG_AGO);
        Deploy branch = made("branch", new Intent(false, "next", ""));
        Deploy old = made("old", new Intent(true, "", ""));
        Deploy live = deploy("live", READY);
        Deploy first = deploy("first", READY);

        // When
        List<Deploy> dispensable =
                keeping(2, Pointer.START).dispensable(List.of(draft, published, branch, old, live, first));

        // Then
        assertThat(dispensable).containsExactly(old, first);
    }

    @Test
    void whatIsShownWasShownLatelyOrIsPinnedIsKeptHoweverManyCameAfterIt() {
        // Given a site that went from one deploy to another, with a branch
        Pointer pointer = Pointer.START.show(new DeployId("before")).show(new DeployId("live"));
        Keeping keeping = new Keeping(site(pointer), Set.of(new DeployId("branch")), 1, LAST_WEEK);
        Deploy latest = deploy("latest", READY);
        Deploy none = deploy("none", READY);

        // When
        List<Deploy> dispensable = keeping.dispensable(List.of(
                latest,
                deploy("live", READY),
                deploy("before", READY),
                deploy("branch", READY),
                deploy("pinned", READY).pin(true),
                none));

        // Then
        assertThat(dispensable).containsExactly(none);
    }

    @Test
    void whatIsLeftUnfinishedGoesAfterATimeAndWhatIsBeingPreparedNever() {
        // Given deploys that came to nothing long ago and lately, and some that somebody is at work on
        List<Problem> problems = List.of();
        Deploy abandoned = deploy("abandoned", new DeployState.Uploading());
        Deploy failed = deploy("failed", new DeployState.Failed(problems));
        Deploy coming = deploy("coming", new DeployState.Uploading(), YESTERDAY);
        Deploy looked = deploy("lookedat", new DeployState.Failed(problems), YESTERDAY);
        Deploy processing = deploy("processing", new DeployState.Processing());
        Deploy warming = deploy("warming", new DeployState.Warming(MANIFEST));

        // When
        List<Deploy> dispensable =
                keeping(1, Pointer.START).dispensable(List.of(coming, looked, abandoned, failed, processing, warming));

        // Then
        assertThat(dispensable).containsExactly(abandoned, failed);
    }

    private static Keeping keeping(int most, Pointer pointer) {
        return new Keeping(site(pointer), Set.of(), most, LAST_WEEK);
    }

    private static Site site(Pointer pointer) {
        return Site.create(SITE, new SiteName("shop"), LONG_AGO).pointTo(pointer, NOON);
    }

    private static Deploy deploy(String id, DeployState state) {
        return deploy(id, state, LONG_AGO);
    }

    private static Deploy made(String id, Intent intent) {
        return Deploy.create(new DeployId(id), SITE, intent, LONG_AGO).become(READY, LONG_AGO);
    }

    private static Deploy deploy(String id, DeployState state, Instant at) {
        return Deploy.create(new DeployId(id), SITE, new Intent(false, "", ""), at)
                .become(state, at);
    }
}
