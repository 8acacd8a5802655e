package dev.lockstep.deploy.warmup;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.RoutedPage;
import dev.lockstep.deploy.lifecycle.WarmUpWish;
import dev.lockstep.deploy.visit.HotPage;
import dev.lockstep.deploy.visit.HotPages;
import java.util.List;

/** Chooses the pages to render ahead of a publish: those that visitors ask for and that the deploy makes too. */
public final class PlanWarmUp {
    private static final int MOST_LOOKED_AT = 400;

    /** From here on a status says that there is nothing: whoever asks for many such pages must not crowd out the others. */
    private static final int NO_PAGE = 400;

    private final HotPages hot;

    public PlanWarmUp(HotPages hot) {
        this.hot = hot;
    }

    /** Whether it is worth to look at a deploy at all. */
    boolean isNothingHot(SiteId site) {
        return hot.hottest(site, 1).isEmpty();
    }

    public List<HotPage> pages(SiteId site, Manifest manifest, WarmUpWish wish) {
        return hot.hottest(site, MOST_LOOKED_AT).stream()
                .filter(page -> page.status() < NO_PAGE)
                .filter(page -> manifest.file(page.page().path()).isEmpty())
                .filter(page ->
                        manifest.page(page.page()).filter(PlanWarmUp::isStored).isPresent())
                .limit(wish.pages())
                .toList();
    }

    private static boolean isStored(RoutedPage page) {
        return !page.route().passes();
    }
}
