package dev.lockstep.edge.continuity;

import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.manifest;
import static dev.lockstep.edge.Facts.published;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.edge.answer.Reply;
import dev.lockstep.edge.answer.RequestHead;
import dev.lockstep.edge.site.MemoryManifests;
import dev.lockstep.edge.site.MemorySites;
import dev.lockstep.edge.site.Shown;
import dev.lockstep.edge.site.SiteView;
import dev.lockstep.edge.site.Sites;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeenTest {

    private static final String USUAL = "public, max-age=0, must-revalidate";

    private final SiteView view = viewAt(7);

    @ParameterizedTest
    @CsvSource({"lockstep-seen, 8", "cookie, a=b; lockstep-seen=8"})
    void aVisitorWhoHasSeenMoreIsAhead(String field, String value) {
        assertThat(seen(field, value).isAheadOf(view)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "6", "0", "", "-8", "+8", "8.0", "0x8", "eight", "8 8", "٨", "9999999999999999999"})
    void nobodyIsAheadWhoHasSeenNoMoreOrSaysNothingThatCanBeRead(String value) {
        assertThat(seen("lockstep-seen", value).isAheadOf(view)).isFalse();
        assertThat(seen("cookie", "lockstep-seen=" + value).isAheadOf(view)).isFalse();
    }

    @Test
    void aFieldThatCannotBeReadIsNotAskedFor() {
        Reply told = seen("lockstep-seen", "all").tell(reply(USUAL), view, false);

        assertThat(told.headers()).doesNotContainKey("lockstep-seen").containsKey("set-cookie");
    }

    @Test
    void aVisitorKeepsWhatTheyHaveSeenAndNobodyElseIsGivenIt() {
        Reply told = seen("cookie", "").tell(reply(USUAL), view, false);

        assertThat(told.headers())
                .containsEntry("set-cookie", "lockstep-seen=7; Path=/; HttpOnly; SameSite=Lax")
                .containsEntry("cache-control", "private, no-cache")
                .containsEntry("cdn-cache-control", "no-store");
        assertThat(seen("cookie", "").tell(reply(USUAL), view, true).headers().get("set-cookie"))
                .endsWith("; Secure");
    }

    @Test
    void aVisitorOfWhatWasBroughtBackFromBeforeIsToldLess() {
        assertThat(seen("cookie", "lockstep-seen=900")
                        .tell(reply(USUAL), view, false)
                        .headers()
                        .get("set-cookie"))
                .startsWith("lockstep-seen=7;");
    }

    @Test
    void nothingIsSaidTwice() {
        Reply reply = reply(USUAL);

        assertThat(seen("cookie", "lockstep-seen=7").tell(reply, view, false)).isSameAs(reply);
    }

    @Test
    void whoeverSaysItInAFieldIsToldInOne() {
        Reply told = seen("lockstep-seen", "0").tell(reply(USUAL), view, false);

        assertThat(told.headers())
                .containsEntry("lockstep-seen", "7")
                .containsEntry("cache-control", USUAL)
                .doesNotContainKey("set-cookie");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "public, max-age=31536000, immutable",
                "s-maxage=60",
                "max-age=60",
                "max-age=0, stale-while-revalidate=60"
            })
    void whatOthersMayBeGivenSetsNoCookie(String cacheControl) {
        Reply reply = reply(cacheControl);

        assertThat(seen("cookie", "").tell(reply, view, false)).isSameAs(reply);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cdn-cache-control", "netlify-cdn-cache-control", "surrogate-control"})
    void whatSomeCachesMayGiveToOthersSetsNoCookie(String field) {
        Reply reply = reply("private, no-store").with(field, "max-age=60");

        assertThat(seen("cookie", "").tell(reply, view, false)).isSameAs(reply);
    }

    @Test
    void whatCachesAreToldApartHidesNothingOfWhatOthersMayGive() {
        Reply reply = reply("public, max-age=60").with("cdn-cache-control", "no-store");

        assertThat(seen("cookie", "").tell(reply, view, false)).isSameAs(reply);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            private, no-store                       | private, no-store
            no-store                                | no-store
            private, max-age=60                     | private, no-cache
            public, max-age=60, private="x-account" | private, no-cache
            public                                  | private, no-cache
            """)
    void whateverSetsTheCookieIsForOneVisitor(String said, String told) {
        assertThat(seen("cookie", "").tell(reply(said), view, false).headers())
                .containsEntry("cache-control", told)
                .containsKey("set-cookie");
    }

    @Test
    void aCookieThatTheSiteSetsItselfStands() {
        Reply reply = reply(USUAL).with("set-cookie", "theme=dark");

        assertThat(seen("cookie", "").tell(reply, view, false)).isSameAs(reply);
    }

    @Test
    void whatMayBeFromBeforeSaysSoAndIsKeptByNobody() {
        Reply shared = reply("public, max-age=60").with("cache-status", "lockstep; fwd=miss; detail=stale");
        Reply behind = seen("cookie", "lockstep-seen=9").behind(shared.with("surrogate-control", "max-age=60"));

        assertThat(behind.headers())
                .containsEntry("lockstep-behind", "9")
                .containsEntry("cache-status", "lockstep; fwd=miss; detail=behind")
                .containsEntry("cache-control", "private, no-store")
                .containsEntry("cdn-cache-control", "no-store")
                .containsEntry("surrogate-control", "no-store")
                .doesNotContainKey("set-cookie");
    }

    @Test
    void aViewThatLacksAPublishIsOfBeforeIt() {
        Sites sites = MemorySites.of(new MemoryManifests().with(digest("d1"), manifest("d1")));
        sites.apply(published("d1", 7));
        sites.apply(published("d2", 8));
        SiteView lacking = ((Shown.Prepared) sites.shown("shop.localhost")).view();

        assertThat(lacking.reached().whole()).isEqualTo(new Epoch(7));
        assertThat(seen("lockstep-seen", "8").isAheadOf(lacking)).isTrue();
    }

    private static Reply reply(String cacheControl) {
        return Reply.plain(200, "shown").with("cache-control", cacheControl);
    }

    private static Seen seen(String field, String value) {
        return Seen.of(new RequestHead(new CanonicalPath("/"), Map.of(), name -> name.equals(field) ? value : ""));
    }

    private static SiteView viewAt(long epoch) {
        Sites sites = MemorySites.of(new MemoryManifests().with(digest("d1"), manifest("d1")));
        sites.apply(published("d1", epoch));
        return ((Shown.Prepared) sites.shown("shop.localhost")).view();
    }
}
