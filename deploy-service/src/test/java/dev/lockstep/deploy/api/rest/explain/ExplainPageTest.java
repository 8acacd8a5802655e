package dev.lockstep.deploy.api.rest.explain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.EdgeAnswer.PageExplained;
import dev.lockstep.contracts.event.EdgeAnswer.Resting;
import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.Held;
import dev.lockstep.contracts.event.PageDecision;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.event.PurgeScope;
import dev.lockstep.contracts.event.RenderCause;
import dev.lockstep.contracts.event.RenderFailed;
import dev.lockstep.contracts.event.RenderReason;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.PageKey;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.explain.Explanation;
import dev.lockstep.deploy.explain.Explanation.Edge;
import dev.lockstep.deploy.explain.Occasion;
import dev.lockstep.deploy.explain.PageStory;
import dev.lockstep.deploy.explain.Version;
import dev.lockstep.deploy.site.Live;
import dev.lockstep.deploy.site.Pointer;
import dev.lockstep.deploy.site.Settings;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ExplainPageTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final SiteId SITE = new SiteId("s1");
    private static final DeployId DEPLOY = new DeployId("d2");
    private static final PageKey PAGE = PageKey.of(new CanonicalPath("/products/7"));
    private static final RenderCause CAUSE = new RenderCause(RenderReason.MISS, new Epoch(16));
    private static final PageRevalidated RENDER = new PageRevalidated(
            SITE,
            DEPLOY,
            PAGE,
            200,
            new TreeMap<>(Map.of("content-type", "text/html")),
            new TreeSet<>(Set.of("product:7")),
            new Blob(Digest.of("a page".getBytes(UTF_8)), 6),
            new Epoch(16),
            NOON,
            Duration.ofMinutes(1),
            PageRevalidated.UNLIMITED,
            PageRevalidated.UNLIMITED,
            CAUSE,
            Duration.ofMillis(12),
            "render-1");

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    @Test
    void theExampleOfTheDocumentationIsWhatIsAnswered() throws IOException {
        String answered = json.writeValueAsString(ExplainJson.of(example()));

        String documented = Files.readString(Path.of("../docs/explain.md"));
        assertThat(documented).contains("```json\n" + answered + "\n```");
    }

    @Test
    void thePageShowsWhatTheJsonSays() throws IOException {
        String page = new ExplainPage(json).of(ExplainJson.of(example()));

        assertThat(page)
                .contains("<code>/products/7</code>")
                .contains("<span class=\"stale\">stale</span>")
                .contains("soft purge 17 of tag:product:7")
                .contains("publish 16 of deploy d2 by ci")
                .contains("it has not answered within 2000 ms")
                .contains("2 failures: its data did not answer")
                .contains("page.html:3: no such value")
                .doesNotContain("{#", "NOT_FOUND");
    }

    @Test
    void whatTenantsWriteStaysText() throws IOException {
        Explanation hostile = new Explanation(
                site(),
                "shop.example.org",
                "/<script>alert(1)</script>",
                example().edges(),
                List.of());

        assertThat(new ExplainPage(json).of(ExplainJson.of(hostile))).doesNotContain("<script>");
    }

    private static Explanation example() {
        PageRequested pending = new PageRequested(
                SITE,
                DEPLOY,
                PAGE,
                RenderReason.STALE,
                new Epoch(17),
                Held.NOTHING,
                NOON.plusSeconds(30),
                NOON.plusSeconds(45));
        PageExplained shown = new PageExplained(
                SITE,
                DEPLOY,
                new Epoch(17),
                new PageDecision.SoftlyPurged(new PurgeScope.Tag("product:7"), new Epoch(17)),
                List.of(PAGE),
                List.of(RENDER),
                List.of(pending),
                List.of(new Resting(
                        2, NOON.plusSeconds(32), Problem.of("its data did not answer", "see whether it is up"))));
        Occasion publish = new Occasion("publish", new Epoch(16), "deploy d2", new Actor("ci"), NOON.minusSeconds(9));
        RenderFailed failure = new RenderFailed(
                SITE,
                DEPLOY,
                PAGE,
                new Epoch(16),
                CAUSE,
                new Problem("page.html", 3, "no such value: data.prize", "did you mean data.price?"),
                List.of(),
                "rendering /products/7",
                2,
                "render-1",
                NOON.minusSeconds(5));
        PageStory story = new PageStory(
                new PageId(DEPLOY, PAGE), List.of(new Version(RENDER, List.of(publish))), List.of(failure));
        return new Explanation(
                site(),
                "shop.example.org",
                "/products/7",
                List.of(
                        new Edge.Explained(new EdgeId("edge-1"), shown),
                        new Edge.Other(new EdgeId("edge-2"), "it has not answered within 2000 ms")),
                List.of(story));
    }

    private static Site site() {
        Pointer pointer = new Pointer(new Live.Showing(DEPLOY), false, new Epoch(17), List.of());
        return new Site(SITE, new SiteName("shop"), pointer, Settings.DEFAULT, NOON, NOON);
    }
}
