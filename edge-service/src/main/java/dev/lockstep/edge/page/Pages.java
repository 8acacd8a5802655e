package dev.lockstep.edge.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Interner;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.manifest.PageKey;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The latest render of every page, whether or not it is valid: that is judged when it is read. */
public final class Pages {

    /** At about a kilobyte each. */
    private static final int MOST_HOT = 8_192;

    /** By the deploy's id, then by the page key, both as text. */
    private final ConcurrentMap<String, ConcurrentMap<String, StoredPage>> latest = new ConcurrentHashMap<>();

    private final Interner<StoredPage.Alike> alike = Interner.newWeakInterner();

    /** Pages that are asked for often are put together once; weak keys are the same by identity alone. */
    private final Cache<StoredPage, PageRevalidated> hot =
            Caffeine.newBuilder().weakKeys().maximumSize(MOST_HOT).build();

    /** Keeps a page unless one is kept that is as new; returns whether it was kept. */
    public boolean keep(PageRevalidated page) {
        StoredPage added = StoredPage.of(page, alike);
        StoredPage kept = latest.computeIfAbsent(page.deploy().text(), _ -> new ConcurrentHashMap<>())
                .merge(page.page().text(), added, (old, other) -> other.isNewerThan(old) ? other : old);
        return isSame(kept, added);
    }

    /** Forgets what is stated under a record's key, see {@link PageId#text}. */
    public void withdraw(String key) {
        PageId.parse(key)
                .ifPresent(id -> pages(id.deploy().text()).remove(id.page().text()));
    }

    public @Nullable PageRevalidated find(PageId id) {
        @Nullable StoredPage stored = pages(id.deploy().text()).get(id.page().text());
        return stored == null ? null : hot.get(stored, found -> found.page(id.page()));
    }

    /** Every page of a deploy. */
    public Stream<PageRevalidated> of(DeployId deploy) {
        return pages(deploy.text()).entrySet().stream().map(Pages::page);
    }

    public long count() {
        return latest.values().stream().mapToLong(Map::size).sum();
    }

    private Map<String, StoredPage> pages(String deploy) {
        @Nullable Map<String, StoredPage> pages = latest.get(deploy);
        return pages == null ? Collections.emptyMap() : pages;
    }

    private static PageRevalidated page(Map.Entry<String, StoredPage> entry) {
        return entry.getValue().page(PageKey.parse(entry.getKey()).orElseThrow());
    }

    /** Identity on purpose: an equal page that was kept before has brought nothing new. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(StoredPage one, StoredPage other) {
        return one == other;
    }
}
