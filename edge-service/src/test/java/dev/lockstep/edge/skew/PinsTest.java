package dev.lockstep.edge.skew;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.inPlaceOf;
import static dev.lockstep.edge.Facts.manifest;
import static dev.lockstep.edge.Facts.published;
import static dev.lockstep.edge.Facts.ready;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.edge.answer.Reply;
import dev.lockstep.edge.answer.RequestHead;
import dev.lockstep.edge.site.MemoryManifests;
import dev.lockstep.edge.site.MemorySites;
import dev.lockstep.edge.site.Shown;
import dev.lockstep.edge.site.Sites;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PinsTest {

    private static final Duration KEPT = Duration.ofHours(1);

    private final Sites sites = MemorySites.of(new MemoryManifests()
            .with(digest("d1"), manifest("d1", "/index.html"))
            .with(digest("d2"), manifest("d2", "/index.html")));
    private final Pins pins = new Pins(sites, new Retention(5, KEPT));

    @BeforeEach
    void theSecondDeployIsLiveAndTheThirdIsADraft() {
        sites.apply(ready("d1"));
        sites.apply(ready("d2"));
        sites.apply(ready("d3"));
        sites.apply(inPlaceOf(published("d2", 2), new DeployPublished.Former(new DeployId("d1"), NOON)));
    }

    @ParameterizedTest
    @CsvSource({"query, dpl", "lockstep-pin, d1", "cookie, a=b; lockstep-pin=d1"})
    void aVisitorStaysWithADeployThatWasLive(String where, String value) {
        RequestHead head = where.equals("query") ? head(Map.of(value, "d1"), "", "") : head(Map.of(), where, value);

        assertThat(pinned(head, NOON)).contains("d1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"d2", "d3", "d9", "../d1", "D1", ""})
    void whoeverNamesWhatIsLiveOrWasNeverLiveIsShownWhatIsLive(String named) {
        assertThat(pinned(head(Map.of("dpl", named), "", ""), NOON)).isEmpty();
    }

    @Test
    void aPinEndsWithTheTimeForWhichFilesAreKept() {
        assertThat(pinned(head(Map.of("dpl", "d1"), "", ""), NOON.plus(KEPT))).isEmpty();
    }

    @Test
    void aDeployThatIsGoneHoldsNobody() {
        sites.withdraw("shop deploy:d1");

        assertThat(pinned(head(Map.of("dpl", "d1"), "", ""), NOON)).isEmpty();
    }

    @Test
    void aUrlSaysMoreThanACookie() {
        assertThat(pinned(head(Map.of("dpl", "d2"), "cookie", "lockstep-pin=d1"), NOON))
                .isEmpty();
    }

    @Test
    void noCacheGivesToOthersWhatAPinShows() {
        Reply old = Reply.plain(200, "old")
                .with("vary", "Accept")
                .with("cache-control", "public, max-age=60")
                .with("surrogate-control", "max-age=60");

        Reply pinned = Pins.keep(old);

        assertThat(pinned.headers())
                .containsEntry("cache-control", "private, no-cache")
                .containsEntry("cdn-cache-control", "no-store")
                .containsEntry("surrogate-control", "no-store")
                .containsEntry("vary", "Accept, Cookie, Lockstep-Pin");
    }

    private Optional<String> pinned(RequestHead head, Instant now) {
        Shown.Prepared live = (Shown.Prepared) sites.shown("shop.localhost");
        return pins.pinned(head, live.view(), now).map(shown -> shown.deploy().text());
    }

    private static RequestHead head(Map<String, String> query, String field, String value) {
        return new RequestHead(new CanonicalPath("/"), query, name -> name.equals(field) ? value : "");
    }
}
