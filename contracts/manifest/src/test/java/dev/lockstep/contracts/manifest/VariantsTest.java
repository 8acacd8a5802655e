package dev.lockstep.contracts.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariantsTest {

    private static final CanonicalPath PATH = new CanonicalPath("/p");

    private final Variants variants = new Variants(
            new TreeSet<>(Set.of("page")),
            new TreeMap<>(Map.of("accept-language", List.of("en", "de", "pt-BR"), "rsc", List.of("", "1"))),
            new TreeMap<>(Map.of("theme", List.of("light", "dark"))));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | en",
                "de | de",
                "DE | de",
                "de-AT | de",
                "fr, de;q=0.5, en;q=0.4 | de",
                "en;q=0.1, de;q=0.2 | de",
                "de;q=0, en;q=0.1 | en",
                "de;q=0 | en",
                "pt | pt-BR",
                "pt-PT | en",
                "fr | en",
                "* | en",
                "de;q=x | en",
                ";;;, | en"
            })
    void aLanguageIsTheBestOfThoseOffered(String sent, String chosen) {
        PageKey key = key(Map.of("accept-language", sent));

        assertThat(key.headers()).containsEntry("accept-language", chosen);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | light",
                "theme=dark | dark",
                "a=b; theme=dark; c | dark",
                "theme=\"dark\" | dark",
                "theme=dark; theme=light | dark",
                "theme=pink | light",
                "Theme=dark | light",
                "session=secret | light"
            })
    void aCookieIsOneOfItsListedValues(String sent, String chosen) {
        assertThat(key(Map.of("cookie", sent)).cookies()).isEqualTo(Map.of("theme", chosen));
    }

    @Test
    void anEmptyValueLeavesTheNameOut() {
        assertThat(key(Map.of("rsc", "7")).headers()).doesNotContainKey("rsc");
        assertThat(key(Map.of("rsc", "1")).headers()).containsEntry("rsc", "1");
    }

    @Test
    void whatIsNotNamedChangesNothing() {
        assertThat(key(Map.of("x-forwarded-host", "evil.test", "cookie", "id=1")))
                .isEqualTo(key(Map.of()));
    }

    @Test
    void onlyKeysThatARequestCanMeanAreAllowed() {
        PageKey meant = key(Map.of());
        PageKey bare = PageKey.of(PATH);
        PageKey forged = new PageKey(PATH, new TreeMap<>(), meant.headers(), new TreeMap<>(Map.of("theme", "pink")));

        assertThat(variants.allows(meant)).isTrue();
        assertThat(variants.allows(bare)).isFalse();
        assertThat(variants.allows(forged)).isFalse();
        assertThat(Variants.NONE.allows(meant)).isFalse();
    }

    @Test
    void cachesDownstreamAreToldWhatToTellApart() {
        assertThat(variants.vary()).isEqualTo("accept-language, cookie, rsc");
        assertThat(Variants.NONE.vary()).isEmpty();
    }

    private PageKey key(Map<String, String> headers) {
        return variants.key(PATH, Map.of(), name -> headers.getOrDefault(name, ""));
    }
}
