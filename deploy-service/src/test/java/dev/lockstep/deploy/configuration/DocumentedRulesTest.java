package dev.lockstep.deploy.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.manifest.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of the page about redirects and headers, as somebody would copy them. */
class DocumentedRulesTest {

    private static final Path PAGE = Path.of("../docs/redirects-and-headers.md");
    private static final Pattern EXAMPLE = Pattern.compile("```[a-z]*\n(.*?)```", Pattern.DOTALL);

    @Test
    void theExamplesOfThePageAreTaken() throws IOException {
        List<String> examples = EXAMPLE.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(examples).hasSize(3);

        Manifest manifest = Folder.of("index.html", "gone.html", "closed.html")
                .with("_redirects", examples.get(0))
                .with("_headers", examples.get(1))
                .with("netlify.toml", examples.get(2))
                .manifest();

        assertThat(manifest.redirects().rules()).hasSize(9);
        assertThat(manifest.headers().of("/assets/a.css"))
                .containsEntry("cache-control", "public, max-age=60")
                .containsEntry("link", "</app.css>; rel=preload, </app.js>; rel=preload");
    }
}
