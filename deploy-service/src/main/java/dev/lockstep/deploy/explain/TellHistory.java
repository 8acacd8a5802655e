package dev.lockstep.deploy.explain;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.deploy.history.PageHistory;
import java.util.ArrayList;
import java.util.List;

/** Tells of a page's last renders what each came from. */
public final class TellHistory {
    private final PageHistory history;
    private final Occasions occasions;

    public TellHistory(PageHistory history, Occasions occasions) {
        this.history = history;
        this.occasions = occasions;
    }

    public PageStory tell(PageId page) {
        List<PageRevalidated> renders = history.versions(page);
        List<Version> versions = new ArrayList<>();
        for (int i = 0; i < renders.size(); i++) {
            Epoch before = i + 1 < renders.size() ? renders.get(i + 1).asOf() : Epoch.ZERO;
            versions.add(version(renders.get(i), before));
        }
        return new PageStory(page, versions, history.lastFailure(page).stream().toList());
    }

    private Version version(PageRevalidated render, Epoch before) {
        return new Version(render, occasions.behind(render, before).stream().toList());
    }
}
