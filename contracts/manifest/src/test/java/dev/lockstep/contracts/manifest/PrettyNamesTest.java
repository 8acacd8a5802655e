package dev.lockstep.contracts.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrettyNamesTest {

    @ParameterizedTest
    @CsvSource({
        "/, /index.html",
        "/about, /about /about.html /about/index.html",
        "/about/, /about.html /about/index.html",
        "/app.js, /app.js /app.js.html /app.js/index.html"
    })
    void aPathStandsForAFileUnderSeveralNames(String path, String names) {
        assertThat(PrettyNames.of(new CanonicalPath(path)))
                .extracting(CanonicalPath::text)
                .containsExactly(names.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "/, /index.html, /",
        "/about, /about.html, /about",
        "/about/, /about.html, /about",
        "/about.html, /about.html, /about.html",
        "/team, /team/index.html, /team/",
        "/team/, /team/index.html, /team/",
        "/team/index.html, /team/index.html, /team/index.html"
    })
    void aFolderIsShownWithASlashAndAFileWithout(String path, String file, String shownAt) {
        assertThat(PrettyNames.shownAt(new CanonicalPath(path), new CanonicalPath(file)))
                .isEqualTo(new CanonicalPath(shownAt));
    }

    @Test
    void aPathWithoutRoomForMoreStandsForItselfAlone() {
        CanonicalPath longest = new CanonicalPath("/" + "é".repeat(1_000));

        assertThat(PrettyNames.of(longest)).containsExactly(longest);
    }
}
