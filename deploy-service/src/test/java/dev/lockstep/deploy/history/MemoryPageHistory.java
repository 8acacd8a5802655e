package dev.lockstep.deploy.history;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.RenderFailed;
import dev.lockstep.contracts.event.SiteId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A history that is gone with the process. */
public final class MemoryPageHistory implements PageHistory {
    private static final Comparator<PageRevalidated> NEWEST_FIRST = Comparator.comparing(PageRevalidated::asOf)
            .thenComparing(PageRevalidated::renderedAt)
            .reversed();

    private final List<PageRevalidated> renders = new ArrayList<>();
    private final List<RenderFailed> failures = new ArrayList<>();

    @Override
    public void learn(Lesson lesson) {
        renders.removeIf(render -> lesson.withdrawn().contains(render.id().text()));
        failures.removeIf(failure -> lesson.withdrawn().contains(failure.id().text()));
        lesson.rendered().stream()
                .filter(render -> !renders.contains(render))
                .distinct()
                .forEach(renders::add);
        failures.addAll(lesson.failed());
    }

    @Override
    public List<PageRevalidated> versions(PageId page) {
        return renders.stream()
                .filter(render -> render.id().equals(page))
                .sorted(NEWEST_FIRST)
                .limit(KEPT)
                .toList();
    }

    @Override
    public Optional<RenderFailed> lastFailure(PageId page) {
        return failures.stream()
                .filter(failure -> failure.id().equals(page))
                .max(Comparator.comparing(RenderFailed::at));
    }

    @Override
    public Optional<Blob> body(SiteId site, Digest digest) {
        Stream<Blob> rendered =
                renders.stream().filter(render -> render.site().equals(site)).map(PageRevalidated::body);
        Stream<Blob> refused = failures.stream()
                .filter(failure -> failure.site().equals(site))
                .flatMap(failure -> failure.candidate().stream());
        return Stream.concat(rendered, refused)
                .filter(body -> body.digest().equals(digest))
                .findFirst();
    }

    @Override
    public long pages(DeployId deploy) {
        return renders.stream()
                .map(PageRevalidated::id)
                .filter(page -> page.deploy().equals(deploy))
                .distinct()
                .count();
    }

    @Override
    public long pages(DeployId deploy, Set<String> tags) {
        return renders.stream()
                .filter(render -> render.deploy().equals(deploy))
                .map(PageRevalidated::id)
                .distinct()
                .map(page -> versions(page).getFirst())
                .filter(render -> render.tags().stream().anyMatch(tags::contains))
                .count();
    }
}
