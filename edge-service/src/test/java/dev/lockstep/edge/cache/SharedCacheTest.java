package dev.lockstep.edge.cache;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.SHOP;
import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.manifest;
import static dev.lockstep.edge.Facts.published;
import static dev.lockstep.edge.Facts.rolledBack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.PurgeScope;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.pass.HeaderFields;
import dev.lockstep.edge.site.MemoryManifests;
import dev.lockstep.edge.site.MemorySites;
import dev.lockstep.edge.site.Shown;
import dev.lockstep.edge.site.SiteView;
import dev.lockstep.edge.site.Sites;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedCacheTest {

    private static final URI TARGET = URI.create("http://shop.localhost/products/7?a=1");

    private final Sites sites = MemorySites.of(
            new MemoryManifests().with(digest("d1"), manifest("d1")).with(digest("d2"), manifest("d2")));
    private final SharedCache cache = new SharedCache(100_000);
    private final Flights flights = new Flights(1);

    @BeforeEach
    void aDeployIsLive() {
        sites.apply(published("d1", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"site", "path:/products/7", "prefix:/products", "tag:sale"})
    void aHardPurgeCoversWhatWasAskedForBefore(String scope) {
        // Given
        keep("body", 1, "");

        // When
        purge(PurgeKind.HARD, scope, 2);

        // Then
        assertThat(found("")).isEmpty();
        keep("late", 1, "");
        assertThat(found("")).isEmpty();
        keep("new", 2, "");
        assertThat(found("")).contains("new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"path:/products/8", "prefix:/prod", "tag:other"})
    void aPurgeOfSomethingElseDoesNot(String scope) {
        keep("body", 1, "");

        purge(PurgeKind.HARD, scope, 2);

        assertThat(found("")).contains("body");
    }

    @Test
    void aSoftPurgeEndsItsFreshness() {
        // Given
        keep("body", 1, "");
        Kept kept = cache.find(view(), TARGET, HeaderFields.NONE).orElseThrow();
        assertThat(kept.use(view(), NOON)).isInstanceOf(Use.Fresh.class);

        // When
        purge(PurgeKind.SOFT, "tag:sale", 2);

        // Then
        assertThat(kept.use(view(), NOON)).isInstanceOf(Use.WhileRevalidating.class);
        assertThat(kept("", 1, "", "must-revalidate, max-age=60").use(view(), NOON))
                .isInstanceOf(Use.OnlyIfUnchanged.class);
    }

    @Test
    void anotherDeployHasWhatItsOwnOriginSaid() {
        keep("body", 1, "");

        sites.apply(published("d2", 2));

        assertThat(found("")).isEmpty();
    }

    @Test
    void aRollbackShowsNothingFromBeforeIt() {
        // Given
        keep("body", 1, "");
        sites.apply(published("d2", 2));

        // When
        sites.apply(rolledBack("d1", 3));

        // Then
        assertThat(found("")).isEmpty();
    }

    @Test
    void eachVariantIsKept() {
        keep("plain", 1, "");
        keep("german", 1, "accept-language: de");

        assertThat(found("")).contains("plain");
        assertThat(found("accept-language: de")).contains("german");
        assertThat(found("accept-language: fr")).isEmpty();
    }

    @Test
    void whoeverSendsManyVariantsPushesOutOnlyThose() {
        for (int i = 0; i < 2 * SharedCache.MOST_VARIANTS; i++) {
            keep("body " + i, 1, "accept-language: l" + i);
        }

        assertThat(found("accept-language: l0")).isEmpty();
        assertThat(found("accept-language: l63")).contains("body 63");
    }

    @Test
    void whatWasAskedForEarlierDoesNotReplaceWhatWasAskedForLater() {
        keep("later", 5, "");

        keep("earlier", 4, "");

        assertThat(found("")).contains("later");
    }

    @Test
    void whatIsForgottenIsNotShown() {
        keep("body", 1, "");

        cache.forget(view(), TARGET);

        assertThat(found("")).isEmpty();
    }

    @Test
    void whatDoesNotFitIsNotKept() {
        keep("x".repeat(200_000), 1, "");

        assertThat(found("")).isEmpty();
    }

    private void keep(String body, long asOf, String asked) {
        cache.keep(view(), TARGET, kept(body, asOf, asked, "max-age=60"), flights.alone(Address.of(view(), TARGET)));
    }

    private static Kept kept(String body, long asOf, String asked, String control) {
        Received received = new Received(
                200, Fields.of("vary: accept-language | cache-tag: a, sale | cache-control: " + control), NOON, NOON);
        ByteBuffer bytes = ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8));
        return Kept.of(new CanonicalPath("/products/7"), new Epoch(asOf), Fields.of(asked), received, bytes);
    }

    private Optional<String> found(String asked) {
        return cache.find(view(), TARGET, Fields.of(asked))
                .map(kept ->
                        StandardCharsets.UTF_8.decode(kept.body().duplicate()).toString());
    }

    private void purge(PurgeKind kind, String scope, long epoch) {
        PurgeScope covered = PurgeScope.parse(scope).orElseThrow();
        sites.apply(new PagesPurged(SHOP, covered, kind, new Epoch(epoch), "owner", "", NOON));
    }

    private SiteView view() {
        return ((Shown.Prepared) sites.shown("shop.localhost")).view();
    }
}
