package dev.lockstep.edge.answer;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.SHOP;
import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.manifest;
import static dev.lockstep.edge.Facts.published;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.event.Access;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.LeaseMode;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.ManifestFile;
import dev.lockstep.edge.lease.Lease;
import dev.lockstep.edge.site.MemoryManifests;
import dev.lockstep.edge.site.MemorySites;
import dev.lockstep.edge.site.Shown;
import dev.lockstep.edge.site.SiteView;
import dev.lockstep.edge.site.Sites;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastLookTest {
    private long now;
    private final Lease lease = new Lease(Duration.ofNanos(10), () -> now);

    @Test
    void whileTheLeaseIsHeldAReplyGoesOutAsItIs() {
        lease.read(0);
        SiteView view = view(LeaseMode.STRICT);
        Reply shown = shown(view);

        assertThat(new LastLook(lease.term(), view).at(shown)).isEqualTo(shown);
    }

    @Test
    void afterwardsAnAvailableSiteIsShownAndMarked() {
        lease.read(0);
        now = 11;
        SiteView view = view(LeaseMode.AVAILABLE);

        Reply marked = new LastLook(lease.term(), view).at(shown(view));

        assertThat(marked.status()).isEqualTo(200);
        assertThat(marked.headers()).containsEntry("cache-status", "lockstep; hit; detail=lease-expired");
    }

    @Test
    void afterwardsAStrictSiteIsNotShown() {
        lease.read(0);
        SiteView view = view(LeaseMode.STRICT);
        LastLook look = new LastLook(lease.term(), view);
        Reply shown = shown(view);

        now = 11;
        lease.read(11);
        lease.heard(11);

        assertThat(look.at(shown)).satisfies(reply -> {
            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.headers()).containsEntry("cache-status", "lockstep; fwd=miss; detail=lease-expired");
            assertThat(reply.headers()).containsEntry("cache-control", "no-store");
        });
    }

    @Test
    void beforeTheSiteLogWasReadNothingIsShown() {
        SiteView view = view(LeaseMode.AVAILABLE);

        assertThat(new LastLook(lease.term(), view).at(shown(view)).status()).isEqualTo(503);
    }

    private static Reply shown(SiteView view) {
        return Compose.file(new Answer.File(
                view, new CanonicalPath("/index.html"), new ManifestFile(new Blob(digest("x"), 1), "text/html"), 200));
    }

    private static SiteView view(LeaseMode mode) {
        Sites sites = MemorySites.of(new MemoryManifests().with(digest("d1"), manifest("d1")));
        sites.apply(published("d1", 1));
        sites.apply(new SiteConfigured(SHOP, mode, List.of(), Access.USUAL, 1, new Epoch(1), NOON));
        return ((Shown.Prepared) sites.shown("shop.localhost")).view();
    }
}
