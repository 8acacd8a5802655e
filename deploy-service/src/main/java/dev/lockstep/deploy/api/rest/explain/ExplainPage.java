package dev.lockstep.deploy.api.rest.explain;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Shows an explanation to people. The page is given what the API answers to tools, and nothing else. */
@ApplicationScoped
class ExplainPage {
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final Template template;
    private final ObjectMapper json;

    ExplainPage(ObjectMapper json) throws IOException {
        this.json = json;
        this.template = Engine.builder()
                .addDefaults()
                .strictRendering(false)
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .build()
                .parse(source(), Variant.forContentType(Variant.TEXT_HTML), "explain.html");
    }

    String of(ExplainJson explained) {
        return template.render(json.convertValue(explained, FIELDS));
    }

    private static String source() throws IOException {
        try (InputStream page =
                Objects.requireNonNull(ExplainPage.class.getResourceAsStream("explain.html"), "explain.html")) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
