package dev.lockstep.deploy.api.rest.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.deploy.upload.Sha1;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnnouncedFilesTest {
    private static final String SHA1 = "aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d";

    @Test
    void pathsAreReadWithAndWithoutTheirFirstSlash() {
        AnnouncedFiles read =
                AnnouncedFiles.read(Map.of("index.html", SHA1, "/über uns.html", SHA1.toUpperCase(Locale.ROOT)));

        assertThat(read.problems()).isEmpty();
        assertThat(read.files())
                .containsEntry(new CanonicalPath("/index.html"), new Sha1(SHA1))
                .containsEntry(new CanonicalPath("/über uns.html"), new Sha1(SHA1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/../x", "a//b", "a/", "", "a\\b", "a\u0000b", "a\ud800b", "/"})
    void aPathThatIsNoFilesIsRefused(String path) {
        assertThat(problems(Map.of(path, SHA1))).hasSize(1);
    }

    @Test
    void aPathOfManyThousandCharactersIsRefused() {
        assertThat(problems(Map.of("n".repeat(5_000), SHA1))).hasSize(1);
    }

    @Test
    void onePathTwiceIsRefusedWithBothNames() {
        assertThat(problems(Map.of("/index.html", SHA1, "index.html", SHA1)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.text()).contains("'index.html' and '/index.html'"));
    }

    @Test
    void whatIsNoSha1IsRefused() {
        assertThat(problems(Map.of("a", "", "b", "abc", "c", SHA1 + "0"))).hasSize(3);
        assertThat(problems(Collections.singletonMap("a", null))).hasSize(1);
    }

    @Test
    void anEmptyListPublishesNoEmptySite() {
        assertThat(problems(Map.of())).hasSize(1);
    }

    @Test
    void tooManyFilesAreOneProblemAndManyProblemsAreAFew() {
        Map<String, @Nullable String> many = new HashMap<>();
        for (int i = 0; i < 50_001; i++) {
            many.put("file" + i, "nonsense");
        }
        assertThat(problems(many)).hasSize(1);
        many.remove("file0");
        assertThat(problems(many)).hasSize(20);
    }

    private static List<Problem> problems(Map<String, @Nullable String> announced) {
        return AnnouncedFiles.read(announced).problems();
    }
}
