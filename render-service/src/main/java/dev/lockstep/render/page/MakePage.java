package dev.lockstep.render.page;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.event.RenderFailed;
import dev.lockstep.render.site.KnownSites;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Has a page made by whom its route names, and tells what became of it. */
public final class MakePage {

    private final Renderers renderers;
    private final LaggingData lagging;
    private final String worker;
    private final Clock clock;

    public MakePage(Renderers renderers, KnownSites sites, String worker, Clock clock) {
        this.renderers = renderers;
        this.lagging = new LaggingData(sites);
        this.worker = worker;
        this.clock = clock;
    }

    RenderOutcome make(Task task) throws IOException, InterruptedException {
        PageOrder order = new PageOrder(task.request().site(), task.request().deploy(), task.content(), task.page());
        return switch (renderers.of(task.page().route().render()).render(order)) {
            case Rendering.Page page -> made(task, page);
            case Rendering.Failed(Problem problem, String log) ->
                new RenderOutcome.Failed(failed(task, problem, List.of(), log));
        };
    }

    private RenderOutcome made(Task task, Rendering.Page page) {
        return lagging.objection(task, page.version())
                .<RenderOutcome>map(
                        problem -> new RenderOutcome.Outdated(failed(task, problem, List.of(page.body()), "")))
                .orElseGet(() -> new RenderOutcome.Rendered(rendered(task, page)));
    }

    private PageRevalidated rendered(Task task, Rendering.Page page) {
        return new PageRevalidated(
                task.request().site(),
                task.request().deploy(),
                task.request().page(),
                page.status(),
                page.headers(),
                page.tags(),
                page.body(),
                task.asOf(),
                task.began(),
                page.lifetime().fresh(),
                page.lifetime().stale(),
                page.lifetime().staleIfError(),
                task.cause(),
                Duration.between(task.began(), now()),
                worker);
    }

    private RenderFailed failed(Task task, Problem problem, List<Blob> candidate, String log) {
        return new RenderFailed(
                task.request().site(),
                task.request().deploy(),
                task.request().page(),
                task.asOf(),
                task.cause(),
                problem,
                candidate,
                log,
                1,
                worker,
                now());
    }

    private Instant now() {
        return clock.instant();
    }
}
