package dev.lockstep.deploy.history;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.PageEvent;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.RenderFailed;
import dev.lockstep.contracts.event.SiteId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
        renders.removeIf(render -> lesson.withdrawn().contains(render.id()));
        failures.removeIf(failure -> lesson.withdrawn().contains(failure.id()));
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
    public void bodies(Consumer<Digest> each) {
        renders.stream()
                .map(PageRevalidated::id)
                .distinct()
                .flatMap(page -> versions(page).stream())
                .forEach(render -> {
                    each.accept(render.body().digest());
                    render.encodings().values().forEach(form -> each.accept(form.digest()));
                });
        failures.forEach(failure -> failure.candidate().forEach(body -> each.accept(body.digest())));
    }

    @Override
    public Set<DeployId> deploys() {
        return Stream.concat(renders.stream(), failures.stream())
                .map(PageEvent::deploy)
                .collect(Collectors.toSet());
    }

    @Override
    public void forget(DeployId deploy) {
        renders.removeIf(render -> render.deploy().equals(deploy));
        failures.removeIf(failure -> failure.deploy().equals(deploy));
    }

    @Override
    public int forgetFailures(Instant before) {
        int all = failures.size();
        failures.removeIf(failure ->
                failure.at().isBefore(before) && versions(failure.id()).isEmpty());
        return all - failures.size();
    }

    @Override
    public Map<SiteId, Long> pages() {
        return renders.stream()
                .map(PageRevalidated::site)
                .distinct()
                .collect(Collectors.toMap(site -> site, this::pages));
    }

    @Override
    public long pages(SiteId site) {
        return of(site).count();
    }

    @Override
    public List<PageId> oldest(SiteId site, Instant before, long most) {
        return of(site).filter(page -> renderedAt(page).isBefore(before))
                .sorted(Comparator.comparing(this::renderedAt))
                .limit(most)
                .toList();
    }

    private Stream<PageId> of(SiteId site) {
        return renders.stream()
                .filter(render -> render.site().equals(site))
                .map(PageRevalidated::id)
                .distinct();
    }

    private Instant renderedAt(PageId page) {
        return versions(page).stream()
                .map(PageRevalidated::renderedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
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
