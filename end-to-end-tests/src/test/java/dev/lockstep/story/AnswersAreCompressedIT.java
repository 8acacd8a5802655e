package dev.lockstep.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import com.github.luben.zstd.ZstdInputStream;
import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.SharedStage;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStage.class)
class AnswersAreCompressedIT {

    private static final String STYLE = "p { color: red }\n".repeat(200);
    private static final String PAGE = "<p>a page moves in lockstep with its deploy</p>\n".repeat(200);
    private static final List<String> CODINGS = List.of("br", "zstd", "gzip");

    @Test
    void filesAndPagesComeInTheFormThatTheirVisitorTakes(Stage stage) throws IOException {
        Brotli4jLoader.ensureAvailability();
        try (DataSource source = DataSource.open("10")) {
            // Given
            Owner owner = stage.owner();
            Visitor visitor = stage.visitor("compressed");
            owner.create("compressed");

            // When
            owner.deploy(
                    "compressed",
                    Folder.of("index.html", "start").with("app.css", STYLE).withPage(PAGE, source.route("1h")));

            // Then
            for (URI edge : stage.edges()) {
                comesInEveryForm(visitor, edge, "/app.css", STYLE);
                comesInEveryForm(visitor, edge, "/products/1", PAGE);

                // And what is not worth it is the same for everybody
                HttpResponse<byte[]> small = visitor.fetch(edge, "/", Map.of("Accept-Encoding", "br"));
                assertThat(header(small, "content-encoding")).isEmpty();
                assertThat(header(small, "vary")).isEmpty();
            }
        }
    }

    private static void comesInEveryForm(Visitor visitor, URI edge, String path, String text) throws IOException {
        HttpResponse<byte[]> plain = visitor.fetch(edge, path, Map.of());
        assertThat(new String(plain.body(), UTF_8)).as("%s", plain).isEqualTo(text);
        assertThat(header(plain, "content-encoding")).isEmpty();
        assertThat(header(plain, "vary")).isEqualTo("accept-encoding");
        Set<String> etags = new HashSet<>(Set.of(header(plain, "etag")));
        for (String coding : CODINGS) {
            HttpResponse<byte[]> encoded = visitor.fetch(edge, path, Map.of("Accept-Encoding", coding));
            String etag = header(encoded, "etag");
            assertThat(header(encoded, "content-encoding")).as("%s", encoded).isEqualTo(coding);
            assertThat(header(encoded, "vary")).isEqualTo("accept-encoding");
            assertThat(decoded(coding, encoded.body())).isEqualTo(text);
            assertThat(etags.add(etag)).as(etag).isTrue();

            HttpResponse<byte[]> held =
                    visitor.fetch(edge, path, Map.of("Accept-Encoding", coding, "If-None-Match", etag));
            assertThat(held.statusCode()).isEqualTo(304);
            assertThat(header(held, "vary")).isEqualTo("accept-encoding");

            // Whoever has this form and takes it no more is given the one as it is
            HttpResponse<byte[]> another = visitor.fetch(edge, path, Map.of("If-None-Match", etag));
            assertThat(another.statusCode()).isEqualTo(200);
            assertThat(another.body()).isEqualTo(plain.body());
        }
    }

    private static String decoded(String coding, byte[] encoded) throws IOException {
        InputStream in = new ByteArrayInputStream(encoded);
        try (InputStream decoding = switch (coding) {
            case "br" -> new BrotliInputStream(in);
            case "zstd" -> new ZstdInputStream(in);
            default -> new GZIPInputStream(in);
        }) {
            return new String(decoding.readAllBytes(), UTF_8);
        }
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
