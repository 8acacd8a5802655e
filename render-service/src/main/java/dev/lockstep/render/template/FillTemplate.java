package dev.lockstep.render.template;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.ManifestFile;
import dev.lockstep.contracts.manifest.PageKey;
import dev.lockstep.contracts.manifest.Render;
import dev.lockstep.contracts.manifest.RoutedPage;
import dev.lockstep.contracts.outbound.AnswerHead;
import dev.lockstep.render.content.DeployContent;
import dev.lockstep.render.data.PageData;
import dev.lockstep.render.page.EchoedVersion;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Fills a route's template with its data. */
public final class FillTemplate {

    private static final CanonicalPath OWN_404 = new CanonicalPath("/404.html");
    private static final String HTML = "text/html; charset=utf-8";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final int KEPT = 64;

    /** What a page without data is made of. */
    private static final AnswerHead NOBODY = new AnswerHead(200, new TreeMap<>());

    private final PageData data;
    private final LoadingCache<DeployContent, Templates> templates;

    public FillTemplate(TemplateEngine engine, PageData data) {
        this.data = data;
        this.templates = Caffeine.newBuilder().maximumSize(KEPT).build(content -> engine.of(content::source));
    }

    /** What a visitor may be shown, of which version of its data, or why there is nothing to show. */
    sealed interface Filling {
        record Text(int status, String contentType, String text, String version) implements Filling {}

        /** The site's own page that says that there is no such thing. */
        record OwnFile(int status, ManifestFile file, String version) implements Filling {}

        record Failed(Problem problem) implements Filling {}
    }

    Filling fill(DeployContent content, RoutedPage page) {
        if (!(page.route().render() instanceof Render.Template template)) {
            throw new IllegalArgumentException("no template makes " + page.key());
        }
        return switch (dataFor(page, template)) {
            case PageData.Answer.Found found -> fill(content, page, template, found);
            case PageData.Answer.Missing(AnswerHead head) -> missing(content, page, head);
            case PageData.Answer.Failed(Problem problem) -> new Filling.Failed(problem);
        };
    }

    private PageData.Answer dataFor(RoutedPage page, Render.Template template) {
        return template.data().text().isEmpty()
                ? new PageData.Answer.Found(NOBODY, Map.of())
                : data.fetch(template.data().fillEncoded(page.values()));
    }

    private Filling fill(DeployContent content, RoutedPage page, Render.Template template, PageData.Answer.Found data) {
        String name = template.template().text().substring(1);
        return switch (templates.get(content).fill(name, values(content, page, data.json()))) {
            case TemplateOutcome.Broken(Problem problem) -> new Filling.Failed(problem);
            case TemplateOutcome.Filled(String text)
            when text.isBlank() ->
                new Filling.Failed(
                        new Problem(name, 0, "the page would be empty", "see what the template does with its data"));
            case TemplateOutcome.Filled(String text) ->
                new Filling.Text(200, HTML, text, EchoedVersion.of(page, data.head(), data.json()));
        };
    }

    private static Map<String, Object> values(DeployContent content, RoutedPage page, Object json) {
        PageKey key = page.key();
        return Map.of(
                "data", json,
                "params", page.parameters(),
                "query", key.query(),
                "headers", key.headers(),
                "cookies", key.cookies(),
                "messages", Messages.of(content, key),
                "page", Map.of("path", key.path().text()));
    }

    /** There is no such thing, which is as good an answer as any; the site's own page says so. */
    private static Filling missing(DeployContent content, RoutedPage page, AnswerHead head) {
        String version = EchoedVersion.of(page, head, Map.of());
        Optional<ManifestFile> own = content.manifest().file(OWN_404);
        return own.isPresent()
                ? new Filling.OwnFile(head.status(), own.get(), version)
                : new Filling.Text(head.status(), TEXT, "There is nothing at this address.\n", version);
    }
}
