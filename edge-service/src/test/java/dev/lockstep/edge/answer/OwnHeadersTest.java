package dev.lockstep.edge.answer;

import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.manifest;
import static dev.lockstep.edge.Facts.published;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.header.ForPath;
import dev.lockstep.contracts.manifest.header.HeaderRule;
import dev.lockstep.contracts.manifest.header.HeaderRules;
import dev.lockstep.edge.site.MemoryManifests;
import dev.lockstep.edge.site.MemorySites;
import dev.lockstep.edge.site.Shown;
import dev.lockstep.edge.site.SiteView;
import dev.lockstep.edge.site.Sites;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnHeadersTest {

    private static final CanonicalPath PATH = new CanonicalPath("/a");

    @Test
    void whatTheSiteSaysStandsBeforeWhatIsUsual() {
        Reply reply = OwnHeaders.add(file(200), view(Map.of("cache-control", "max-age=60", "x-a", "b")), PATH);

        assertThat(reply.headers()).containsEntry("cache-control", "max-age=60").containsEntry("x-a", "b");
        assertThat(reply.headers()).containsEntry("etag", "\"1\"");
    }

    @Test
    void whatAnAnswerVariesOnIsAdded() {
        Reply reply = OwnHeaders.add(
                file(200).with("vary", "accept-encoding"), view(Map.of("vary", "Accept-Language")), PATH);

        assertThat(reply.headers()).containsEntry("vary", "accept-encoding, Accept-Language");
    }

    @Test
    void whatStandsInForAPageIsKeptByNobody() {
        Reply shell = file(200).with("cache-control", "no-store");

        Reply reply = OwnHeaders.add(
                shell, view(Map.of("cache-control", "max-age=60", "expires", "never", "x-a", "b")), PATH);

        assertThat(reply.headers()).containsEntry("cache-control", "no-store").containsEntry("x-a", "b");
        assertThat(reply.headers()).doesNotContainKey("expires");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 308, 500, 503, 504})
    void redirectsAndFailuresAreAsTheyAre(int status) {
        assertThat(OwnHeaders.add(file(status), view(Map.of("x-a", "b")), PATH)).isEqualTo(file(status));
    }

    @Test
    void rulesForOtherPathsAddNothing() {
        assertThat(OwnHeaders.add(file(200), view(Map.of("x-a", "b")), new CanonicalPath("/b")))
                .isEqualTo(file(200));
    }

    private static Reply file(int status) {
        return new Reply(
                status,
                new TreeMap<>(Map.of("cache-control", Compose.ASK_EACH_TIME, "etag", "\"1\"")),
                new Reply.Content.None());
    }

    private static SiteView view(Map<String, String> headers) {
        Manifest files = manifest("d1");
        Manifest manifest = new Manifest(
                files.files(),
                files.sources(),
                files.routes(),
                files.redirects(),
                new HeaderRules(List.of(new HeaderRule(new ForPath("/a"), new TreeMap<>(headers)))));
        Sites sites = MemorySites.of(new MemoryManifests().with(digest("d1"), manifest));
        sites.apply(published("d1", 1));
        return ((Shown.Prepared) sites.shown("shop.localhost")).view();
    }
}
