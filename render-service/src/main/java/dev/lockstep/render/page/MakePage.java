package dev.lockstep.render.page;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.event.RenderFailed;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Freshness;
import dev.lockstep.contracts.manifest.ManifestFile;
import dev.lockstep.contracts.manifest.Render;
import dev.lockstep.contracts.manifest.Upkeep;
import dev.lockstep.render.data.PageData;
import dev.lockstep.render.template.TemplateOutcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Fills a route's template with its data. What is announced is stored first. */
public final class MakePage {

    private static final CanonicalPath OWN_404 = new CanonicalPath("/404.html");
    private static final String HTML = "text/html; charset=utf-8";
    private static final String TEXT = "text/plain; charset=utf-8";

    private final PageData data;
    private final BlobStore blobs;
    private final String worker;
    private final Clock clock;

    public MakePage(PageData data, BlobStore blobs, String worker, Clock clock) {
        this.data = data;
        this.blobs = blobs;
        this.worker = worker;
        this.clock = clock;
    }

    RenderOutcome make(Task task) throws IOException {
        return switch (task.page().route().render()) {
            case Render.Template template -> make(task, template);
            case Render.Origin ignored -> notYet(task);
            case Render.Server ignored -> notYet(task);
        };
    }

    private RenderOutcome notYet(Task task) {
        return failed(task, Problem.of("this worker makes pages of templates only", "update it"));
    }

    private RenderOutcome make(Task task, Render.Template template) throws IOException {
        return switch (dataFor(task, template)) {
            case PageData.Answer.Found(Object json) -> fill(task, template, json);
            case PageData.Answer.Missing(int status) -> missing(task, status);
            case PageData.Answer.Failed(Problem problem) -> failed(task, problem);
        };
    }

    private PageData.Answer dataFor(Task task, Render.Template template) {
        return template.data().text().isEmpty()
                ? new PageData.Answer.Found(Map.of())
                : data.fetch(template.data().fillEncoded(task.page().values()));
    }

    private RenderOutcome fill(Task task, Render.Template template, Object json) throws IOException {
        String name = template.template().text().substring(1);
        return switch (task.content().templates().fill(name, values(task, json))) {
            case TemplateOutcome.Broken(Problem problem) -> failed(task, problem);
            case TemplateOutcome.Filled(String text)
            when text.isBlank() ->
                failed(
                        task,
                        new Problem(name, 0, "the page would be empty", "see what the template does with its data"));
            case TemplateOutcome.Filled(String text) -> rendered(task, 200, HTML, store(text));
        };
    }

    private static Map<String, Object> values(Task task, Object json) {
        return Map.of(
                "data", json,
                "params", task.page().parameters(),
                "query", task.page().key().query(),
                "page", Map.of("path", task.page().key().path().text()));
    }

    /** There is no such thing, which is as good an answer as any; the site's own page says so. */
    private RenderOutcome missing(Task task, int status) throws IOException {
        Optional<ManifestFile> own = task.content().manifest().file(OWN_404);
        return own.isPresent()
                ? rendered(task, status, own.get().contentType(), own.get().blob())
                : rendered(task, status, TEXT, store("There is nothing at this address.\n"));
    }

    private RenderOutcome rendered(Task task, int status, String contentType, Blob body) {
        SortedMap<String, String> headers = new TreeMap<>(Map.of("content-type", contentType));
        return new RenderOutcome.Rendered(new PageRevalidated(
                task.request().site(),
                task.request().deploy(),
                task.request().page(),
                status,
                headers,
                new TreeSet<>(task.page().tags()),
                body,
                task.asOf(),
                task.began(),
                freshness(task, status),
                PageRevalidated.UNLIMITED,
                PageRevalidated.UNLIMITED,
                task.cause(),
                Duration.between(task.began(), now()),
                worker));
    }

    private static Duration freshness(Task task, int status) {
        Upkeep upkeep = task.page().route().upkeep();
        if (status != 200) {
            return upkeep.negative();
        }
        return upkeep.freshness() instanceof Freshness.For(Duration duration) ? duration : PageRevalidated.UNLIMITED;
    }

    private RenderOutcome failed(Task task, Problem problem) {
        return new RenderOutcome.Failed(new RenderFailed(
                task.request().site(),
                task.request().deploy(),
                task.request().page(),
                task.asOf(),
                task.cause(),
                problem,
                List.of(),
                "",
                1,
                worker,
                now()));
    }

    private Blob store(String text) throws IOException {
        return blobs.put(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Instant now() {
        return clock.instant();
    }
}
