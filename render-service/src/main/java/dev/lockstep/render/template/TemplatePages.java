package dev.lockstep.render.template;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.ManifestFile;
import dev.lockstep.contracts.manifest.PageKey;
import dev.lockstep.contracts.manifest.Render;
import dev.lockstep.contracts.manifest.Upkeep;
import dev.lockstep.contracts.outbound.AnswerHead;
import dev.lockstep.render.content.DeployContent;
import dev.lockstep.render.data.PageData;
import dev.lockstep.render.page.EchoedVersion;
import dev.lockstep.render.page.Lifetime;
import dev.lockstep.render.page.PageOrder;
import dev.lockstep.render.page.PageRenderer;
import dev.lockstep.render.page.Rendering;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Fills a route's template with its data. */
public final class TemplatePages implements PageRenderer {

    private static final CanonicalPath OWN_404 = new CanonicalPath("/404.html");
    private static final String HTML = "text/html; charset=utf-8";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final int KEPT = 64;

    /** What a page without data is made of. */
    private static final AnswerHead NOBODY = new AnswerHead(200, new TreeMap<>());

    private final PageData data;
    private final BlobStore blobs;
    private final LoadingCache<DeployContent, Templates> templates;

    public TemplatePages(TemplateEngine engine, PageData data, BlobStore blobs) {
        this.data = data;
        this.blobs = blobs;
        this.templates = Caffeine.newBuilder().maximumSize(KEPT).build(content -> engine.of(content::source));
    }

    @Override
    public Rendering render(PageOrder order) throws IOException {
        if (!(order.page().route().render() instanceof Render.Template template)) {
            throw new IllegalArgumentException(
                    "no template makes " + order.page().key());
        }
        return switch (dataFor(order, template)) {
            case PageData.Answer.Found found -> fill(order, template, found);
            case PageData.Answer.Missing(AnswerHead head) -> missing(order, head);
            case PageData.Answer.Failed(Problem problem) -> new Rendering.Failed(problem);
        };
    }

    private PageData.Answer dataFor(PageOrder order, Render.Template template) {
        return template.data().text().isEmpty()
                ? new PageData.Answer.Found(NOBODY, Map.of())
                : data.fetch(template.data().fillEncoded(order.page().values()));
    }

    private Rendering fill(PageOrder order, Render.Template template, PageData.Answer.Found data) throws IOException {
        String name = template.template().text().substring(1);
        return switch (templates.get(order.content()).fill(name, values(order, data.json()))) {
            case TemplateOutcome.Broken(Problem problem) -> new Rendering.Failed(problem);
            case TemplateOutcome.Filled(String text)
            when text.isBlank() ->
                new Rendering.Failed(
                        new Problem(name, 0, "the page would be empty", "see what the template does with its data"));
            case TemplateOutcome.Filled(String text) ->
                page(order, 200, HTML, store(text), EchoedVersion.of(order.page(), data.head(), data.json()));
        };
    }

    private static Map<String, Object> values(PageOrder order, Object json) {
        PageKey key = order.page().key();
        return Map.of(
                "data", json,
                "params", order.page().parameters(),
                "query", key.query(),
                "headers", key.headers(),
                "cookies", key.cookies(),
                "messages", Messages.of(order.content(), key),
                "page", Map.of("path", key.path().text()));
    }

    /** There is no such thing, which is as good an answer as any; the site's own page says so. */
    private Rendering missing(PageOrder order, AnswerHead head) throws IOException {
        String version = EchoedVersion.of(order.page(), head, Map.of());
        Optional<ManifestFile> own = order.content().manifest().file(OWN_404);
        return own.isPresent()
                ? page(order, head.status(), own.get().contentType(), own.get().blob(), version)
                : page(order, head.status(), TEXT, store("There is nothing at this address.\n"), version);
    }

    private static Rendering page(PageOrder order, int status, String contentType, Blob body, String version) {
        Upkeep upkeep = order.page().route().upkeep();
        return new Rendering.Page(
                status,
                new TreeMap<>(Map.of("content-type", contentType)),
                new TreeSet<>(order.page().tags()),
                Lifetime.of(upkeep, status, Lifetime.unlimited(upkeep.negative())),
                body,
                version);
    }

    private Blob store(String text) throws IOException {
        return blobs.put(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
