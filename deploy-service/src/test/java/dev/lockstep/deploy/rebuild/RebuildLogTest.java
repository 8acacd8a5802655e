package dev.lockstep.deploy.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.PagesOutlived;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.deploy.outbox.Position;
import dev.lockstep.deploy.outbox.Statement;
import dev.lockstep.deploy.outbox.Unsent;
import dev.lockstep.deploy.outbox.Written;
import dev.lockstep.deploy.retention.RenderedPages;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of the sites that a database knows, and of what it knows of the log. */
class RebuildLogTest extends RebuildCase {

    @Test
    void aSiteOfWhichTheLogSaysMoreIsPutAheadOfItAndShowsWhatTheDatabaseSays() throws IOException {
        // Given a backup as of epoch 2, and a log that has a publish, settings and a purge from after it
        said(published(site, "d1", 1));
        said(purged("product:1", 2));
        at(2);
        heard(published(site, "d2", 3));
        heard(settings(site, 4, 3));
        heard(purged("product:2", 4));

        // When
        RebuildLog.Begun begun = rebuild.rebuild(OfUnknown.KEEP, OWNER).orElseThrow();

        // Then the site is ahead, in its epoch and in its settings
        assertThat(begun.lifted()).containsExactly(name());
        assertThat(begun.last()).containsExactly(new Statement(site, SiteConfigured.SETTINGS, new Epoch(5)));
        assertThat(now().epoch()).isEqualTo(new Epoch(5));
        assertThat(now().settings().revision()).isEqualTo(5);

        // And everything that is stated as of then comes after all that edges know
        assertThat(waiting(PagesOutlived.class))
                .containsExactly(new PagesOutlived(site, new Epoch(5), new Epoch(5), NOON));
        assertThat(waiting(DeployPublished.class))
                .singleElement()
                .satisfies(live -> assertThat(live.deploy()).isEqualTo(new DeployId("d1")))
                .satisfies(live -> assertThat(live.epoch()).isEqualTo(new Epoch(5)));
        assertThat(waiting(SiteConfigured.class))
                .singleElement()
                .satisfies(told -> assertThat(told.revision()).isEqualTo(5))
                .satisfies(told -> assertThat(told.restated()).isTrue());

        // And no purge is needed any more, whoever has made it
        assertThat(waiting(PagesPurged.class)).isEmpty();
        assertThat(outbox.withdrawn())
                .extracting(Unsent.Withdrawn::states)
                .containsExactlyInAnyOrder("purge:hard:tag:product:1", "purge:hard:tag:product:2");
        assertThat(audit.of(site))
                .singleElement()
                .satisfies(entry -> assertThat(entry.epoch()).isEqualTo(new Epoch(5)));
    }

    @Test
    void whatWasPublishedWhileAllWasHeldBackIsSaidOnlyAsOfTheLaterEpoch() throws IOException {
        // Given a publish after the restore, which has the epoch of one that edges know
        said(published(site, "d1", 1));
        heard(published(site, "d2", 2));
        at(2);
        outbox.add(published(site, "d3", 2));

        // When
        var _ = rebuild.rebuild(OfUnknown.KEEP, OWNER).orElseThrow();

        // Then
        assertThat(waiting(DeployPublished.class))
                .singleElement()
                .satisfies(live -> assertThat(live.deploy()).isEqualTo(new DeployId("d3")))
                .satisfies(live -> assertThat(live.epoch()).isEqualTo(new Epoch(3)));
        assertThat(outbox.find(new Statement(site, DeployPublished.LIVE, new Epoch(2))))
                .isEmpty();
    }

    @Test
    void aSiteOfWhichTheLogSaysNothingNewStaysAtItsEpoch() throws IOException {
        // Given a log that says what the database does, some of which was not noted
        said(published(site, "d1", 1));
        outbox.add(published(site, "d2", 2));
        log.add(next(), new Written.Stated("event-2", published(site, "d2", 2)));
        at(2);

        // When it is rebuilt, twice
        var _ = rebuild.rebuild(OfUnknown.KEEP, OWNER).orElseThrow();
        RebuildLog.Begun begun = rebuild.rebuild(OfUnknown.KEEP, OWNER).orElseThrow();

        // Then
        assertThat(begun.lifted()).isEmpty();
        assertThat(begun.unknown()).isEmpty();
        assertThat(now().epoch()).isEqualTo(new Epoch(2));
        assertThat(waiting(PagesOutlived.class)).isEmpty();
        assertThat(waiting(DeployPublished.class))
                .singleElement()
                .satisfies(live -> assertThat(live.epoch()).isEqualTo(new Epoch(2)));
    }

    @Test
    void pagesTellOfEpochsOfWhichTheSiteLogSaysNothingAnyMore() throws IOException {
        said(published(site, "d1", 1));
        at(1);
        PageRevalidated page =
                RenderedPages.of(site, RenderedPages.ids(new DeployId("d1"), 1).getFirst(), NOON);
        pages.add(page);

        RebuildLog.Begun begun = rebuild.rebuild(OfUnknown.KEEP, OWNER).orElseThrow();

        assertThat(begun.lifted()).containsExactly(name());
        assertThat(new Epoch(1).isBefore(page.asOf())).isTrue();
        assertThat(now().epoch()).isEqualTo(page.asOf().next());
    }

    @Test
    void theDatabaseHasCaughtUpWithTheLogAfterwards() throws IOException {
        said(published(site, "d1", 1));
        heard(published(site, "d2", 2));
        assertThat(outbox.isIn("the-log")).isTrue();
        outbox.memory().fallBehind(outbox.memory().known());

        var _ = rebuild.rebuild(OfUnknown.KEEP, OWNER).orElseThrow();

        assertThat(outbox.memory().isBehind()).isFalse();
        assertThat(outbox.memory().known()).isEqualTo(Map.of(0, 2L));
    }

    @Test
    void whatIsNotedWhileTheLogIsReadIsKnownAsWell() throws IOException {
        said(published(site, "d1", 1));
        at(2);
        meanwhile = () -> said(published(site, "d2", 2));

        RebuildLog.Begun begun = rebuild.rebuild(OfUnknown.KEEP, OWNER).orElseThrow();

        assertThat(begun.lifted()).isEmpty();
        assertThat(outbox.memory().known()).isEqualTo(Map.of(0, 2L));
    }

    /** It may say more of a site than the database knows. */
    @Test
    void whatCannotBeReadIsNamedUntilItIsTakenBack() throws IOException {
        // Given a record that says how a site is, in a form that nobody here knows
        said(published(site, "d1", 1));
        at(1);
        log.addUnreadable(next(), site, "branch:next");

        // When
        RebuildLog.Begun begun = rebuild.rebuild(OfUnknown.KEEP, OWNER).orElseThrow();

        // Then
        assertThat(begun.skipped())
                .singleElement()
                .satisfies(record -> assertThat(record.key()).isEqualTo(site + " branch:next"))
                .satisfies(record -> assertThat(record.position()).isEqualTo(new Position(0, 1)));

        // When it was taken back
        log.add(next(), new Written.Withdrawn(site, "branch:next"));

        // Then
        assertThat(rebuild.rebuild(OfUnknown.KEEP, OWNER).orElseThrow().skipped())
                .isEmpty();
    }
}
