package dev.lockstep.deploy.event;

import dev.lockstep.contracts.event.SiteId;
import java.util.ArrayList;
import java.util.List;

/** What could not be used, on the heap. */
public final class MemoryUnfitLog implements UnfitLog {
    private final List<Unfit> noted = new ArrayList<>();

    @Override
    public void note(Unfit unfit) {
        noted.addFirst(unfit);
    }

    @Override
    public List<Unfit> recent(SiteId site) {
        return noted.stream()
                .filter(unfit -> unfit.site().equals(site))
                .limit(KEPT)
                .toList();
    }
}
