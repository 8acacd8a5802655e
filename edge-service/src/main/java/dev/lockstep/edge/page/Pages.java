package dev.lockstep.edge.page;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRevalidated;
import java.util.Comparator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The latest render of every page, whether or not it is valid: that is judged when it is read. */
public final class Pages {

    /** What is newer read newer data; among equals, what was rendered later. */
    private static final Comparator<PageRevalidated> NEWER =
            Comparator.comparing(PageRevalidated::asOf).thenComparing(PageRevalidated::renderedAt);

    private final ConcurrentMap<PageId, PageRevalidated> latest = new ConcurrentHashMap<>();

    /** Keeps a page unless one is kept that is as new; returns whether it was kept. */
    public boolean keep(PageRevalidated page) {
        PageRevalidated kept =
                latest.merge(page.id(), page, (old, added) -> NEWER.compare(added, old) > 0 ? added : old);
        return isSame(kept, page);
    }

    /** Forgets what is stated under a record's key, see {@link PageId#text}. */
    public void withdraw(String key) {
        latest.keySet().removeIf(id -> id.text().equals(key));
    }

    public @Nullable PageRevalidated find(PageId id) {
        return latest.get(id);
    }

    /** Every page of a deploy; looks at all that are kept. */
    public Stream<PageRevalidated> of(DeployId deploy) {
        return latest.values().stream().filter(page -> page.deploy().equals(deploy));
    }

    /** Identity on purpose: an equal page that was kept before has brought nothing new. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(PageRevalidated one, PageRevalidated other) {
        return one == other;
    }
}
