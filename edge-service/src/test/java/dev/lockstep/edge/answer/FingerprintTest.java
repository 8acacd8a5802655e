package dev.lockstep.edge.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.manifest.CanonicalPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {

    private static final CanonicalPath SCRIPT = new CanonicalPath("/assets/index-BkSvXo2V.js");
    private static final Reply USUAL = Reply.plain(200, "").with("cache-control", Compose.ASK_EACH_TIME);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/index-BkSvXo2V.js",
                "/assets/index-BkSvXo2V.js.map",
                "/static/js/main.3f9a2c71.js",
                "/_next/static/chunks/4bd1b696-e5d7c65570c947b7.js",
                "/_app/immutable/entry/start.CbJq3zKk.js",
                "/index-6KF3RVL2.js",
                "/fonts/inter.0c89a48fa5027cee.woff2"
            })
    void whatABuildNamesAfterItsContentIsFingerprinted(String path) {
        assertThat(Fingerprint.isIn(new CanonicalPath(path))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app.js",
                "/",
                "/a1b2c3d4/app.js",
                "/jquery-3.7.1.min.js",
                "/report-20260301.pdf",
                "/report-Quarter4.pdf",
                "/photo-20260301T120000Z.jpg",
                "/date-DatePicker.js",
                "/theme.settings.css",
                "/api-v1beta2rc3.json",
                "/archive-2024beef.zip",
                "/README-ABCDEFGH.txt",
                "/index-BkSvXo2V"
            })
    void wordsDatesAndVersionsAreNoFingerprints(String path) {
        assertThat(Fingerprint.isIn(new CanonicalPath(path))).isFalse();
    }

    @Test
    void onlyWhatWouldBeAskedForEachTimeIsKeptForEver() {
        Reply own = USUAL.with("cache-control", "no-store");

        assertThat(Fingerprint.mark(SCRIPT, USUAL).headers())
                .containsEntry("cache-control", "public, max-age=31536000, immutable");
        assertThat(Fingerprint.mark(SCRIPT, own)).isEqualTo(own);
        assertThat(Fingerprint.mark(new CanonicalPath("/app.js"), USUAL)).isEqualTo(USUAL);
    }
}
