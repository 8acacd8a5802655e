package dev.lockstep.deploy.retention;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Examples;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.PageKey;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Pages as workers announce them, with whatever body. */
public final class RenderedPages {
    private RenderedPages() {}

    public static PageRevalidated of(DeployId deploy, String body) {
        byte[] bytes = body.getBytes(UTF_8);
        return of(deploy, new Blob(Digest.of(bytes), bytes.length));
    }

    static PageRevalidated of(DeployId deploy, Blob body) {
        PageRevalidated like = like();
        return of(like.site(), new PageId(deploy, like.page()), body, like.renderedAt());
    }

    public static PageRevalidated of(SiteId site, PageId page, Instant renderedAt) {
        return of(site, page, like().body(), renderedAt);
    }

    /** The same with other tags. */
    public static PageRevalidated tagged(PageRevalidated page, String... tags) {
        return new PageRevalidated(
                page.site(),
                page.deploy(),
                page.page(),
                page.status(),
                page.headers(),
                new TreeSet<>(Set.of(tags)),
                page.body(),
                page.asOf(),
                page.renderedAt(),
                page.revalidateAfter(),
                page.staleFor(),
                page.staleIfErrorFor(),
                page.cause(),
                page.took(),
                page.worker());
    }

    /** Pages of a deploy that differ in their paths. */
    public static List<PageId> ids(DeployId deploy, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new PageId(deploy, PageKey.of(new CanonicalPath("/products/" + number))))
                .toList();
    }

    private static PageRevalidated like() {
        return Examples.all().stream()
                .filter(PageRevalidated.class::isInstance)
                .map(PageRevalidated.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static PageRevalidated of(SiteId site, PageId page, Blob body, Instant renderedAt) {
        PageRevalidated like = like();
        return new PageRevalidated(
                site,
                page.deploy(),
                page.page(),
                like.status(),
                like.headers(),
                like.tags(),
                body,
                like.asOf(),
                renderedAt,
                like.revalidateAfter(),
                like.staleFor(),
                like.staleIfErrorFor(),
                like.cause(),
                like.took(),
                like.worker());
    }
}
