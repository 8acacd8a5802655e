package dev.lockstep.edge.site;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.SHOP;
import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.PurgeScope;

/** What the tests of sites begin with: a shop with two deploys whose manifests are there. */
abstract class SitesFixture {
    static final String HOST = "shop.localhost";

    final MemoryManifests manifests = new MemoryManifests()
            .atHand(digest("d1"), manifest("d1", "/index.html"))
            .atHand(digest("d2"), manifest("d2", "/index.html"));

    final Sites sites = MemorySites.of(manifests);

    SiteView view() {
        return view(sites);
    }

    static SiteView view(Sites sites) {
        assertThat(sites.shown(HOST)).isInstanceOf(Shown.Prepared.class);
        return ((Shown.Prepared) sites.shown(HOST)).view();
    }

    SiteView permalink(String deploy) {
        Shown shown = sites.shown(deploy + "--shop.localhost");
        assertThat(shown).isInstanceOf(Shown.Permalink.class);
        return ((Shown.Permalink) shown).view(manifest(deploy));
    }

    static PagesPurged purge(PurgeKind kind, PurgeScope scope, long epoch) {
        return new PagesPurged(SHOP, scope, kind, new Epoch(epoch), "owner", "", NOON);
    }
}
