package dev.lockstep.deploy.retention;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRevalidated;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A page log on the heap, which is never compacted. */
public final class MemoryPageLog implements PageLog {
    private final List<Line> lines = new ArrayList<>();
    private final List<PageId> unreadable = new ArrayList<>();

    private record Line(String key, List<PageRevalidated> page) {
        Optional<DeployId> deploy() {
            return page.stream().map(PageRevalidated::deploy).findFirst();
        }
    }

    public void add(PageRevalidated page) {
        lines.add(new Line(page.id().text(), List.of(page)));
    }

    /** What compaction would leave. */
    Set<PageId> pages() {
        Map<String, Line> last = new LinkedHashMap<>();
        lines.forEach(line -> last.put(line.key(), line));
        return last.values().stream()
                .flatMap(line -> line.page().stream())
                .map(PageRevalidated::id)
                .collect(Collectors.toSet());
    }

    void addUnreadable(PageId page) {
        unreadable.add(page);
    }

    @Override
    public List<Entry> read(Predicate<DeployId> isGone, Consumer<PageRevalidated> each) throws IOException {
        for (PageId page : unreadable) {
            if (!isGone.test(page.deploy())) {
                throw new IOException(page.text() + " cannot be read: upgrade deploy-service");
            }
        }
        Map<String, Entry> gone = new LinkedHashMap<>();
        for (Line line : lines) {
            line.page().forEach(each);
            if (line.deploy().filter(isGone).isPresent()) {
                gone.put(line.key(), new Entry(line.key(), 0));
            } else {
                gone.remove(line.key());
            }
        }
        return List.copyOf(gone.values());
    }

    @Override
    public void drop(List<PageId> pages) {
        pages.forEach(page -> lines.add(new Line(page.text(), List.of())));
    }

    @Override
    public void withdraw(List<Entry> pages) {
        pages.forEach(page -> lines.add(new Line(page.key(), List.of())));
        unreadable.removeIf(page -> pages.contains(new Entry(page.text(), 0)));
    }
}
