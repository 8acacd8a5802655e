package dev.lockstep.render.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.blob.MemoryBlobStore;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.Held;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.RenderReason;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Fallback;
import dev.lockstep.contracts.manifest.Freshness;
import dev.lockstep.contracts.manifest.Guard;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.OnError;
import dev.lockstep.contracts.manifest.PageKey;
import dev.lockstep.contracts.manifest.ParameterTemplate;
import dev.lockstep.contracts.manifest.Render;
import dev.lockstep.contracts.manifest.Route;
import dev.lockstep.contracts.manifest.RoutePattern;
import dev.lockstep.contracts.manifest.RoutedPage;
import dev.lockstep.contracts.manifest.Upkeep;
import dev.lockstep.contracts.manifest.Variants;
import dev.lockstep.render.content.DeployContent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardrailsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final MemoryBlobStore blobs = new MemoryBlobStore();
    private final Guardrails guardrails = new Guardrails(blobs, Clock.fixed(NOON, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"\",                           it is empty",
                "\" \n \",                       it is empty",
                "<p>ten bytes and more</html>,  more than a page may have: 20",
                "<p>1</html>,                   it would shrink by more than 50 percent",
                "<p>1234567890123,              it lacks </html>"
            })
    void whatIsNoPageIsRefusedWithItsReasonAndKeptToBeLookedAt(String body, String reason) throws IOException {
        Guard guard = new Guard(50, "</html>", 20);

        Blob refusedBody = store(body);
        RenderOutcome outcome = check(guard, 200, body, reason.contains("shrink") ? 30 : 0);

        assertThat(outcome).isInstanceOfSatisfying(RenderOutcome.Failed.class, refused -> {
            assertThat(refused.failure().problem().reason()).contains(reason);
            assertThat(refused.failure().candidate()).containsExactly(refusedBody);
            assertThat(refused.mayPass()).isFalse();
        });
    }

    @Test
    void aPageThatDoesWhatItsRouteAsksPasses() throws IOException {
        assertThat(check(new Guard(50, "</html>", 20), 200, "<p>123</html>", 26))
                .isInstanceOf(RenderOutcome.Rendered.class);
    }

    @Test
    void howSmallAPageGetsMattersOnlyToRoutesThatSaySo() throws IOException {
        assertThat(check(Guard.DEFAULT, 200, "1", 1_000_000)).isInstanceOf(RenderOutcome.Rendered.class);
    }

    @Test
    void thatThereIsNoSuchPageMayBeSaidInFewWords() throws IOException {
        assertThat(check(new Guard(0, "</html>", 20), 404, "", 1_000)).isInstanceOf(RenderOutcome.Rendered.class);
    }

    private RenderOutcome check(Guard guard, int status, String body, long heldBytes) throws IOException {
        PageKey key = PageKey.of(new CanonicalPath("/p"));
        PageRequested request = new PageRequested(
                new SiteId("shop"),
                new DeployId("d1"),
                key,
                RenderReason.STALE,
                new Epoch(1),
                new Held(NOON, heldBytes),
                NOON,
                NOON);
        Route route = new Route(
                new RoutePattern("/p"),
                new Render.Template(new CanonicalPath("/page.html"), new ParameterTemplate("")),
                Variants.NONE,
                List.of(),
                Upkeep.of(new Freshness.UntilPurged()),
                new Fallback.Wait(),
                new OnError.Stale(),
                guard);
        Manifest manifest = new Manifest(new TreeMap<>(), new TreeMap<>(), List.of(route));
        DeployContent content = new DeployContent(Digest.of(new byte[0]), manifest, name -> Optional.empty());
        Task task = new Task(request, new RoutedPage(route, key, Map.of()), content, new Epoch(1), NOON);
        return guardrails.check(task, new RenderOutcome.Rendered(page(task, status, store(body))));
    }

    private static PageRevalidated page(Task task, int status, Blob body) {
        return new PageRevalidated(
                task.request().site(),
                task.request().deploy(),
                task.request().page(),
                status,
                new TreeMap<>(),
                new TreeSet<>(),
                body,
                task.asOf(),
                NOON,
                Duration.ofMinutes(1),
                PageRevalidated.UNLIMITED,
                PageRevalidated.UNLIMITED,
                task.cause(),
                Duration.ZERO,
                "worker");
    }

    private Blob store(String body) throws IOException {
        return blobs.put(new ByteArrayInputStream(body.getBytes(UTF_8)));
    }
}
