package dev.lockstep.contracts.event;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.manifest.ContentCoding;
import dev.lockstep.contracts.manifest.PageKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A page was rendered and its body is durable.
 *
 * @param headers the page's own header fields, names in lower case
 * @param encodings the body compressed, where that is worth it
 * @param asOf the epoch that the renderer had applied before it read any data
 * @param revalidateAfter how long the page is fresh, counted from {@code renderedAt}
 * @param staleFor how long after that it may be served while a new one is rendered
 * @param staleIfErrorFor how long after that it may be served when no new one can be rendered
 */
public record PageRevalidated(
        SiteId site,
        DeployId deploy,
        PageKey page,
        int status,
        SortedMap<String, String> headers,
        SortedSet<String> tags,
        Blob body,
        SortedMap<ContentCoding, Blob> encodings,
        Epoch asOf,
        Instant renderedAt,
        Duration revalidateAfter,
        Duration staleFor,
        Duration staleIfErrorFor,
        RenderCause cause,
        Duration took,
        String worker)
        implements PageEvent {

    /** Only these are pages; anything else says that there is none now. */
    public static final Set<Integer> STORABLE_STATUSES = Set.of(200, 301, 302, 307, 308, 404, 410);

    /** What has no limit: longer than any page lives. */
    public static final Duration UNLIMITED = Duration.ofDays(3650);

    public PageRevalidated {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
        encodings = encodings.isEmpty()
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(encodings));
        tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
        if (!STORABLE_STATUSES.contains(status)) {
            throw new IllegalArgumentException("not the status of a page: " + status);
        }
    }

    /** A page whose body is sent as it is. */
    public PageRevalidated(
            SiteId site,
            DeployId deploy,
            PageKey page,
            int status,
            SortedMap<String, String> headers,
            SortedSet<String> tags,
            Blob body,
            Epoch asOf,
            Instant renderedAt,
            Duration revalidateAfter,
            Duration staleFor,
            Duration staleIfErrorFor,
            RenderCause cause,
            Duration took,
            String worker) {
        this(
                site,
                deploy,
                page,
                status,
                headers,
                tags,
                body,
                Collections.emptySortedMap(),
                asOf,
                renderedAt,
                revalidateAfter,
                staleFor,
                staleIfErrorFor,
                cause,
                took,
                worker);
    }

    /** The same page, its body compressed in these ways. */
    public PageRevalidated with(Map<ContentCoding, Blob> encoded) {
        return new PageRevalidated(
                site,
                deploy,
                page,
                status,
                headers,
                tags,
                body,
                new TreeMap<>(encoded),
                asOf,
                renderedAt,
                revalidateAfter,
                staleFor,
                staleIfErrorFor,
                cause,
                took,
                worker);
    }

    /** When its freshness ends by the clock. */
    public Instant staleFrom() {
        return renderedAt.plus(revalidateAfter);
    }
}
