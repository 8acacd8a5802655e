package dev.lockstep.deploy.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.blob.MemoryBlobStore;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.json.ManifestJson;
import dev.lockstep.deploy.configuration.toml.TomlConfiguration;
import dev.lockstep.deploy.configuration.yaml.YamlConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssembleManifestTest {
    private static final Path SHOP = Path.of("..", "examples", "shop");

    @Test
    void filesWithoutConfigurationAreServed() {
        Manifest manifest = Folder.of("index.html", "img/logo.svg").manifest();

        assertThat(manifest.files())
                .containsOnlyKeys(new CanonicalPath("/index.html"), new CanonicalPath("/img/logo.svg"));
        assertThat(manifest.sources()).isEmpty();
        assertThat(manifest.routes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "netlify.toml",
                "_headers",
                ".env",
                ".git/config",
                "docs/.DS_Store",
                ".well-known/.hidden",
                ".well-known.txt"
            })
    void whatConfiguresTheSiteOrIsHiddenIsNotServed(String name) {
        Manifest manifest =
                Folder.of("index.html").with(name, "# of whoever made it").manifest();

        assertThat(manifest.files()).containsOnlyKeys(new CanonicalPath("/index.html"));
        assertThat(manifest.sources()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".well-known/security.txt",
                "docs/netlify.toml",
                "docs/_redirects",
                "_next/static/app.js",
                "a..b.html",
                "docs/lockstep.yaml"
            })
    void whatOnlyLooksLikeItIsServed(String name) {
        assertThat(Folder.of(name).manifest().files()).containsOnlyKeys(new CanonicalPath("/" + name));
    }

    @Test
    void theConfigurationItselfIsNotServed() {
        Manifest manifest = Folder.of("index.html").configured("routes: []").manifest();

        assertThat(manifest.files()).containsOnlyKeys(new CanonicalPath("/index.html"));
    }

    @Test
    void templatesAndWhatLiesBesideThemAreForTheRendererAlone() {
        Manifest manifest = Folder.of("index.html", "product.html", "_templates/footer.html")
                .configured("routes: [{path: /p, render: {template: product.html}}]")
                .manifest();

        assertThat(manifest.files()).containsOnlyKeys(new CanonicalPath("/index.html"));
        assertThat(manifest.sources())
                .containsOnlyKeys(new CanonicalPath("/product.html"), new CanonicalPath("/_templates/footer.html"));
    }

    @Test
    void visitorsSeeOnlyTheFoldersThatArePublished() {
        Manifest manifest = Folder.of(
                        "server.js",
                        ".next/server/app.js",
                        ".next/static/a.css",
                        "public/logo.svg",
                        "public/.env",
                        ".git/config")
                .configured("""
                        publish: {".next/static": /_next/static, public: /}
                        routes: [{path: /*, render: {server: server.js}}]
                        """)
                .manifest();

        assertThat(manifest.files()).containsOnlyKeys(paths("/_next/static/a.css", "/logo.svg"));
        assertThat(manifest.sources())
                .containsOnlyKeys(paths(
                        "/server.js",
                        "/.next/server/app.js",
                        "/.next/static/a.css",
                        "/public/logo.svg",
                        "/public/.env"));
    }

    @Test
    void aShellIsAmongWhatIsPublished() {
        assertThat(Folder.of("p.html", "public/wait.html").configured("""
                        publish: {public: /}
                        routes: [{path: /a, render: {template: p.html}, fallback: {shell: public/wait.html}}]
                        """).problems())
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "publish: public | 'publish' consists of keys and values, not the text 'public'",
                "publish: {a: /, /a/: /b} | '/a/' is published twice",
                "publish: {a: /../b} | a path holds no dot segments: '/../b'",
                "publish: {../a: /b} | a path holds no dot segments: '/../a'",
                "publish: {a: [b]} | 'a' is a text, not a list"
            })
    void aMistakeInWhatIsPublishedIsTold(String yaml, String reason) {
        assertThat(Folder.of("index.html").configured(yaml).problems())
                .extracting(Problem::reason)
                .contains(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "a.html, text/html; charset=utf-8",
        "A.HTML, text/html; charset=utf-8",
        "a.min.js, text/javascript; charset=utf-8",
        "a.css, text/css; charset=utf-8",
        "a.svg, image/svg+xml",
        "a.json, application/json",
        "a.woff2, font/woff2",
        "a.wasm, application/wasm",
        "a.unknown, application/octet-stream",
        "LICENSE, application/octet-stream",
        ".well-known/apple-app-site-association, application/json"
    })
    void aFileIsServedWithTheTypeThatItsNameTells(String name, String type) {
        assertThat(Folder.of(name).manifest().files().values())
                .singleElement()
                .satisfies(file -> assertThat(file.contentType()).isEqualTo(type));
    }

    @ParameterizedTest
    @CsvSource({
        "a?b.html, a file's name holds no '?' and no '#'",
        "a#b.html, a file's name holds no '?' and no '#'",
        "a//b.html, a file's path has no empty part",
        "a/, a file's path has no empty part",
        "lockstep.yml, a file of this name is not read"
    })
    void aFileThatNobodyCouldAskForIsAProblem(String name, String reason) {
        assertThat(Folder.of(name).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo(name);
            assertThat(problem.reason()).isEqualTo(reason);
            assertThat(problem.hint()).isNotEmpty();
        });
    }

    @Test
    void tooManyFilesAreRefused() {
        SortedMap<CanonicalPath, Blob> files = new TreeMap<>();
        Blob blob = new Blob(Digest.of(new byte[0]), 0);
        for (int i = 0; i <= AssembleManifest.MOST_FILES; i++) {
            files.put(new CanonicalPath("/" + i), blob);
        }

        assertThat(FileNames.problems(files.keySet()))
                .extracting(Problem::reason)
                .containsExactly("a deploy has at most 50000 files, not 50001");
    }

    @Test
    void aLostBlobIsAFailureOfTheStoreAndNotOfTheSite() {
        SortedMap<CanonicalPath, Blob> files = new TreeMap<>();
        files.put(new CanonicalPath("/lockstep.yaml"), new Blob(Digest.of(new byte[0]), 0));

        assertThatThrownBy(() -> new AssembleManifest(new YamlConfiguration(), new TomlConfiguration())
                        .of(files, new MemoryBlobStore()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("lost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void theShopOfTheExamplesIsAssembled(String version) throws IOException {
        Folder shop = shop(version, "http://127.0.0.1:41234");

        Manifest manifest = shop.manifest();

        assertThat(manifest.files())
                .containsOnlyKeys(paths(
                        "/404.html",
                        "/about.html",
                        "/art.svg",
                        "/favicon.svg",
                        "/index.html",
                        "/loading.html",
                        "/style.css"));
        assertThat(manifest.sources()).containsOnlyKeys(paths("/listing.html", "/product.html", "/stock.html"));
        assertThat(manifest.routes())
                .extracting(route -> route.pattern().text())
                .containsExactly("/products", "/products/:id", "/stock/:id");
        assertThat(ManifestJson.read(ManifestJson.write(manifest))).isEqualTo(manifest);
    }

    @Test
    void aShopWithoutItsCatalogueIsToldSoInEachRoute() throws IOException {
        assertThat(shop("v1", "${CATALOGUE}").problems())
                .allSatisfy(problem -> assertThat(problem.hint()).isEqualTo("put its value in before you deploy"))
                .extracting(Problem::line)
                .containsExactly(5, 11, 17);
    }

    private static Folder shop(String version, String catalogue) throws IOException {
        Folder folder = new Folder();
        Path root = SHOP.resolve(version);
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString();
                byte[] content = Files.readAllBytes(file);
                folder.with(name, content);
            }
        }
        return folder.configured(Files.readString(root.resolve("lockstep.yaml")).replace("${CATALOGUE}", catalogue));
    }

    private static CanonicalPath[] paths(String... texts) {
        return Stream.of(texts).map(CanonicalPath::new).toArray(CanonicalPath[]::new);
    }

    @Test
    void everyProblemIsToldAtOnceInTheOrderOfLines() {
        List<Problem> problems = Folder.of("page.html").configured("""
                        routes:
                          - path: products
                            render: {template: pgae.html, data: "ftp://x"}
                            revalidate: soon
                            tags: [":nobody"]
                          - render: {template: page.html}
                            fallbak: wait
                        """).problems();

        assertThat(problems)
                .extracting(Problem::text)
                .containsExactly(
                        "lockstep.yaml:2: a route's path starts with '/': 'products' (for example /products/:id or /blog/*)",
                        "lockstep.yaml:3: the deploy has no file 'pgae.html' (did you mean 'page.html'?)",
                        "lockstep.yaml:3: 'ftp://x' is not an http or https address (for example https://catalogue.example/products/:id)",
                        "lockstep.yaml:4: 'soon' is not a duration (a number and its unit, s, m, h or d: 60s)",
                        "lockstep.yaml:6: 'path' is missing (for example path: /products/:id)",
                        "lockstep.yaml:7: 'fallbak' is not known here (did you mean 'fallback'?)");
    }
}
