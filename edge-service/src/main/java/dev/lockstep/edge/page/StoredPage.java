package dev.lockstep.edge.page;

import com.github.benmanes.caffeine.cache.Interner;
import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.RenderCause;
import dev.lockstep.contracts.event.RenderReason;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.PackedEncodings;
import dev.lockstep.contracts.manifest.PageKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * A page in few bytes, without its key. An edge knows millions of pages and is asked for few of them at a time: what
 * pages of a route have alike is held once, the rest as numbers, and {@link #page} puts it together again.
 */
final class StoredPage {

    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] NO_TAGS = {};

    /** Parts tags: neither a path's parameter nor a header's value can hold it. */
    private static final String LINE_BREAK = "\n";

    private final Alike alike;
    private final byte[] tags;
    private final byte[] encodings;
    private final long body1;
    private final long body2;
    private final long body3;
    private final long body4;
    private final long bodyBytes;
    private final long asOf;
    private final long renderedAtSecond;
    private final int renderedAtNano;
    private final long causeEpoch;
    private final long tookNanos;

    private StoredPage(PageRevalidated page, Alike alike) {
        String body = page.body().digest().hex();
        Instant renderedAt = page.renderedAt();
        this.alike = alike;
        this.tags = joined(page.tags());
        this.encodings = PackedEncodings.pack(page.encodings());
        this.body1 = word(body, 0);
        this.body2 = word(body, 1);
        this.body3 = word(body, 2);
        this.body4 = word(body, 3);
        this.bodyBytes = page.body().sizeBytes();
        this.asOf = page.asOf().number();
        this.renderedAtSecond = renderedAt.getEpochSecond();
        this.renderedAtNano = renderedAt.getNano();
        this.causeEpoch = page.cause().epoch().number();
        this.tookNanos = TimeUnit.NANOSECONDS.convert(page.took());
    }

    /** What many pages have alike. */
    record Alike(
            SiteId site,
            DeployId deploy,
            int status,
            SortedMap<String, String> headers,
            Duration revalidateAfter,
            Duration staleFor,
            Duration staleIfErrorFor,
            RenderReason reason,
            String worker) {}

    /** Stores a page; what it has like others is taken from {@code known}. */
    static StoredPage of(PageRevalidated page, Interner<Alike> known) {
        Alike alike = new Alike(
                page.site(),
                page.deploy(),
                page.status(),
                page.headers(),
                page.revalidateAfter(),
                page.staleFor(),
                page.staleIfErrorFor(),
                page.cause().reason(),
                page.worker());
        return new StoredPage(page, known.intern(alike));
    }

    /** What is newer read newer data; among equals, what was rendered later. */
    boolean isNewerThan(StoredPage other) {
        return asOf == other.asOf ? renderedAt().isAfter(other.renderedAt()) : asOf > other.asOf;
    }

    /** The page as it was announced. */
    PageRevalidated page(PageKey key) {
        return new PageRevalidated(
                alike.site(),
                alike.deploy(),
                key,
                alike.status(),
                alike.headers(),
                parted(tags),
                new Blob(body(), bodyBytes),
                PackedEncodings.unpack(encodings),
                new Epoch(asOf),
                renderedAt(),
                alike.revalidateAfter(),
                alike.staleFor(),
                alike.staleIfErrorFor(),
                new RenderCause(alike.reason(), new Epoch(causeEpoch)),
                Duration.ofNanos(tookNanos),
                alike.worker());
    }

    private Instant renderedAt() {
        return Instant.ofEpochSecond(renderedAtSecond, renderedAtNano);
    }

    private Digest body() {
        return new Digest(
                HEX.toHexDigits(body1) + HEX.toHexDigits(body2) + HEX.toHexDigits(body3) + HEX.toHexDigits(body4));
    }

    private static long word(String hex, int index) {
        return HexFormat.fromHexDigitsToLong(hex, index * 16, index * 16 + 16);
    }

    private static byte[] joined(SortedSet<String> tags) {
        return tags.isEmpty() ? NO_TAGS : String.join(LINE_BREAK, tags).getBytes(StandardCharsets.UTF_8);
    }

    private static SortedSet<String> parted(byte[] tags) {
        return tags.length == 0
                ? Collections.emptySortedSet()
                : new TreeSet<>(List.of(new String(tags, StandardCharsets.UTF_8).split(LINE_BREAK)));
    }
}
