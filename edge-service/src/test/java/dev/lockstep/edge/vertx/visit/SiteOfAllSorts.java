package dev.lockstep.edge.vertx.visit;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.PAGE;
import static dev.lockstep.edge.Facts.SHOP;
import static dev.lockstep.edge.Facts.manifest;
import static dev.lockstep.edge.Facts.page;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.MemoryBlobStore;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.ContentCoding;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.ManifestFile;
import dev.lockstep.contracts.manifest.PageKey;
import dev.lockstep.contracts.manifest.header.ForPath;
import dev.lockstep.contracts.manifest.header.HeaderRule;
import dev.lockstep.contracts.manifest.header.HeaderRules;
import dev.lockstep.contracts.manifest.redirect.FromPath;
import dev.lockstep.contracts.manifest.redirect.Redirect;
import dev.lockstep.contracts.manifest.redirect.Redirects;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A deploy with files and pages of every sort, and their bodies. */
final class SiteOfAllSorts {

    static final String SMALL = "small";
    static final String LARGE = "large ".repeat(2_000);

    final MemoryBlobStore blobs = new MemoryBlobStore();

    Manifest first() throws IOException {
        Manifest plain = manifest("d1");
        SortedMap<CanonicalPath, ManifestFile> files = new TreeMap<>(Map.of(
                path("/index.html"), file("text/html; charset=utf-8", SMALL),
                path("/about/index.html"), file("text/html; charset=utf-8", LARGE),
                path("/404.html"), file("text/html; charset=utf-8", "nothing here"),
                path("/empty.txt"), file("text/plain", ""),
                path("/assets/app.3f2a9c1b77.js"), packed("text/javascript", LARGE),
                path("/styles/ä b.css"), packed("text/css", SMALL)));
        return new Manifest(
                files,
                plain.sources(),
                plain.routes(),
                new Redirects(List.of(
                        redirect("/old", "/about", 301), redirect("/shown", "/about", 200), redirect("/", "/x", 302))),
                new HeaderRules(List.of(
                        new HeaderRule(new ForPath("/styles/*"), headers("x-own", "1", "vary", "dnt")),
                        new HeaderRule(new ForPath("/about/*"), headers("age", "7", "date", "never")),
                        new HeaderRule(
                                new ForPath("/products/*"),
                                headers("cache-status", "own", "last-modified", "Sun, 01 Mar 2026 11:00:00 GMT")))));
    }

    /** Fresh at noon, in English; in German it has two forms. */
    List<PageRevalidated> pages() throws IOException {
        return List.of(
                rendered(PAGE, LARGE, new TreeMap<>()),
                rendered(
                        new PageKey(PAGE.path(), PAGE.query(), headers("accept-language", "de"), PAGE.cookies()),
                        "Seite",
                        new TreeMap<>(Map.of(ContentCoding.GZIP, put("gepackt")))));
    }

    private PageRevalidated rendered(PageKey key, String body, SortedMap<ContentCoding, Blob> forms)
            throws IOException {
        PageRevalidated like = page("d1", 1, NOON, "tag");
        return new PageRevalidated(
                SHOP,
                new DeployId("d1"),
                key,
                like.status(),
                like.headers(),
                like.tags(),
                put(body),
                forms,
                like.asOf(),
                like.renderedAt(),
                like.revalidateAfter(),
                like.staleFor(),
                like.staleIfErrorFor(),
                like.cause(),
                like.took(),
                like.worker());
    }

    private static SortedMap<String, String> headers(String... pairs) {
        SortedMap<String, String> headers = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            headers.put(pairs[i], pairs[i + 1]);
        }
        return headers;
    }

    private static Redirect redirect(String from, String to, int status) {
        return new Redirect(new FromPath(from), new TreeMap<>(), to, status, false, new TreeMap<>());
    }

    private ManifestFile file(String type, String content) throws IOException {
        return new ManifestFile(put(content), type);
    }

    private ManifestFile packed(String type, String content) throws IOException {
        return file(type, content)
                .with(Map.of(
                        ContentCoding.GZIP, put("gzip of " + content.length()),
                        ContentCoding.BR, put("br of " + content.length())));
    }

    private Blob put(String content) throws IOException {
        return blobs.put(new ByteArrayInputStream(content.getBytes(UTF_8)));
    }

    private static CanonicalPath path(String text) {
        return new CanonicalPath(text);
    }
}
