package dev.lockstep.edge.cache;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.manifest;
import static dev.lockstep.edge.Facts.published;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.pass.HeaderFields;
import dev.lockstep.edge.answer.Answer;
import dev.lockstep.edge.site.MemoryManifests;
import dev.lockstep.edge.site.MemorySites;
import dev.lockstep.edge.site.Shown;
import dev.lockstep.edge.site.SiteView;
import dev.lockstep.edge.site.Sites;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeTest {

    private final Sites sites = MemorySites.of(new MemoryManifests().with(digest("d1"), manifest("d1")));
    private final SharedCache cache = new SharedCache(100_000);
    private final Flights flights = new Flights(1);

    @BeforeEach
    void aDeployIsLive() {
        sites.apply(published("d1", 1));
    }

    /** The fragment tells by which redirect visitors are led there. */
    @ParameterizedTest
    @ValueSource(strings = {"/kept/a", "/kept/a?b=1", "/kept/a#3", "/kept/a?b=1#3"})
    void whatWasChangedIsShownNoMore(String target) {
        keep(target);

        Heard _ = change(target).heard(204, HeaderFields.NONE, NOON);

        assertThat(isKept(target)).isFalse();
    }

    @Test
    void whatTheAnswerNamesIsShownNoMoreEither() {
        keep("/kept/b#3");

        Heard _ = change("/kept/a#3").heard(201, HeaderFields.NONE.with("location", "/kept/b"), NOON);

        assertThat(isKept("/kept/b#3")).isFalse();
    }

    /** A visitor who has left may have changed it all the same. */
    @Test
    void nobodyHasToHearOfTheChange() {
        keep("/kept/a");

        change("/kept/a").abandon();

        assertThat(isKept("/kept/a")).isFalse();
    }

    private Change change(String target) {
        Answer.Pass pass = new Answer.Pass(
                view(),
                view().manifest()
                        .route(new CanonicalPath("/kept/a"), Map.of(), _ -> "")
                        .orElseThrow());
        return new Change(
                new HttpCache.Parts(cache, flights, new Room(1_000, 1_000)),
                new Wanted(pass, "POST", uri(target), HeaderFields.NONE));
    }

    private void keep(String target) {
        Received received = new Received(200, Fields.of("cache-control: max-age=60"), NOON, NOON);
        ByteBuffer bytes = ByteBuffer.wrap("body".getBytes(StandardCharsets.UTF_8));
        Kept kept = Kept.of(new CanonicalPath("/kept/a"), new Epoch(1), HeaderFields.NONE, received, bytes);
        cache.keep(view(), uri(target), kept, flights.alone(Address.of(view(), uri(target))));
        assertThat(isKept(target)).isTrue();
    }

    private boolean isKept(String target) {
        return cache.find(view(), uri(target), HeaderFields.NONE).isPresent();
    }

    private SiteView view() {
        return ((Shown.Prepared) sites.shown("shop.localhost")).view();
    }

    private static URI uri(String target) {
        return URI.create("http://shop.localhost" + target);
    }
}
