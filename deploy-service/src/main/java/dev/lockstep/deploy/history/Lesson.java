package dev.lockstep.deploy.history;

import dev.lockstep.contracts.event.PageEvent;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.RenderFailed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a part of the logs says of pages.
 *
 * @param withdrawn pages of which nothing from before is to be kept
 */
public record Lesson(List<PageRevalidated> rendered, List<RenderFailed> failed, Set<PageId> withdrawn) {

    public Lesson {
        rendered = List.copyOf(rendered);
        failed = List.copyOf(failed);
        withdrawn = Set.copyOf(withdrawn);
    }

    /** Takes in records in their order: what came before a page was withdrawn is dropped at once. */
    public static final class Notes {
        private final Map<PageId, List<PageEvent>> events = new LinkedHashMap<>();
        private final Set<PageId> withdrawn = new LinkedHashSet<>();

        public void stated(PageEvent event) {
            events.computeIfAbsent(event.id(), _ -> new ArrayList<>()).add(event);
        }

        public void withdrawn(PageId page) {
            events.remove(page);
            withdrawn.add(page);
        }

        public Lesson lesson() {
            List<PageRevalidated> rendered = new ArrayList<>();
            List<RenderFailed> failed = new ArrayList<>();
            events.values()
                    .forEach(page -> page.forEach(event -> {
                        switch (event) {
                            case PageRevalidated render -> rendered.add(render);
                            case RenderFailed failure -> failed.add(failure);
                            case PageRequested _ -> {}
                        }
                    }));
            return new Lesson(rendered, failed, withdrawn);
        }
    }
}
