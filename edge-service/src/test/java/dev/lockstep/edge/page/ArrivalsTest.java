package dev.lockstep.edge.page;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.manifest;
import static dev.lockstep.edge.Facts.page;
import static dev.lockstep.edge.Facts.published;
import static dev.lockstep.edge.Facts.rolledBack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.edge.ask.Asking;
import dev.lockstep.edge.site.MemoryManifests;
import dev.lockstep.edge.site.MemorySites;
import dev.lockstep.edge.site.Sites;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    private final Sites sites = MemorySites.of(
            new MemoryManifests().with(digest("d1"), manifest("d1")).with(digest("d2"), manifest("d2")));
    private final Pages pages = new Pages();
    private final Arrivals arrivals = new Arrivals(
            sites, pages, new Asking(ignored -> {}, Duration.ofSeconds(10), 10), Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void aLateRenderOfADeployThatWasRolledBackIsCountedEachTimeAndKeptForItsPermalink() {
        sites.apply(published("d1", 1));
        sites.apply(published("d2", 2));
        sites.apply(rolledBack("d1", 3));

        arrivals.arrived(page("d2", 2, NOON));
        arrivals.arrived(page("d2", 2, NOON));

        assertThat(arrivals.stale()).isEqualTo(2);
        assertThat(pages.find(page("d2", 2, NOON).id())).isNotNull();
    }

    @Test
    void aLateRenderFromBeforeARollbackToItsDeployIsDropped() {
        sites.apply(published("d1", 1));
        sites.apply(published("d2", 2));
        sites.apply(rolledBack("d1", 3));

        arrivals.arrived(page("d1", 2, NOON));

        assertThat(arrivals.stale()).isEqualTo(1);
        assertThat(pages.find(page("d1", 2, NOON).id())).isNull();
    }

    @Test
    void aPageOfADeployThatIsAboutToBePublishedIsNotLate() {
        sites.apply(published("d1", 1));

        arrivals.arrived(page("d2", 1, NOON));

        assertThat(arrivals.stale()).isZero();
    }

    @Test
    void aPageThatComesBeforeItsSiteIsKept() {
        arrivals.arrived(page("d1", 1, NOON));

        assertThat(arrivals.stale()).isZero();
        assertThat(pages.find(page("d1", 1, NOON).id())).isNotNull();
    }
}
