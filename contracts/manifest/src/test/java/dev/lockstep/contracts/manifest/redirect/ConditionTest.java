package dev.lockstep.contracts.manifest.redirect;

import static dev.lockstep.contracts.manifest.redirect.Condition.COOKIE;
import static dev.lockstep.contracts.manifest.redirect.Condition.COUNTRY;
import static dev.lockstep.contracts.manifest.redirect.Condition.LANGUAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.manifest.Cookies;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {

    @ParameterizedTest
    @CsvSource({
        "de, '', true",
        "DE, '', true",
        "'fr-CA, de', '', true",
        "'de-AT;q=0.5', '', true",
        "'en, de', '', false",
        "deu, '', false",
        "*, '', false",
        "en, nf_lang=de, true",
        "de, nf_lang=en, false"
    })
    void theLanguageThatComesFirstCountsUnlessTheVisitorChoseOne(String accepted, String cookie, boolean holds) {
        Who who = who(Map.of("accept-language", accepted, "cookie", cookie), "");

        assertThat(LANGUAGE.holds(List.of("de", "fr"), who)).isEqualTo(holds);
    }

    @Test
    void aRegionIsWantedOnlyByThoseWhoNameIt() {
        assertThat(LANGUAGE.holds(List.of("pt-br"), who(Map.of("accept-language", "pt-BR, pt"), "")))
                .isTrue();
        assertThat(LANGUAGE.holds(List.of("pt-br"), who(Map.of("accept-language", "pt-PT"), "")))
                .isFalse();
    }

    @Test
    void whoeverNamesNoLanguageReadsEnglish() {
        assertThat(LANGUAGE.holds(List.of("en"), who(Map.of(), ""))).isTrue();
        assertThat(LANGUAGE.holds(List.of("de"), who(Map.of(), ""))).isFalse();
    }

    @Test
    void aCountryThatNobodyCanBelieveIsNone() {
        assertThat(COUNTRY.holds(List.of("de", "at"), who(Map.of(), "AT"))).isTrue();
        assertThat(COUNTRY.holds(List.of("de", "at"), who(Map.of(), "fr"))).isFalse();
        assertThat(COUNTRY.holds(List.of("us"), who(Map.of("cookie", "nf_country=us"), "")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"a=1, true", "b=0, true", "'c=1; b=2', true", "c=1, false", "a=, false", "A=1, false", "'', false"})
    void aCookieThatIsNamedIsThere(String cookie, boolean holds) {
        assertThat(COOKIE.holds(List.of("a", "b"), who(Map.of("cookie", cookie), "")))
                .isEqualTo(holds);
    }

    @Test
    void allConditionsOfARuleHold() {
        Redirects redirects = new Redirects(
                List.of(rule("/a", "/x", false, Map.of(LANGUAGE, List.of("de"), COUNTRY, List.of("at")))));

        assertThat(redirects.match(asked(Map.of("accept-language", "de"), "at")))
                .isPresent();
        assertThat(redirects.match(asked(Map.of("accept-language", "de"), "de")))
                .isEmpty();
        assertThat(redirects.match(asked(Map.of(), "at"))).isEmpty();
    }

    @Test
    void anAnswerDependsOnAllThatWasAskedOnTheWayToIt() {
        Redirects redirects = new Redirects(List.of(
                rule("/a", "/x", false, Map.of(LANGUAGE, List.of("de"))),
                rule("/b", "/x", false, Map.of(COUNTRY, List.of("at"))),
                rule("/a", "/y", false, Map.of()),
                rule("/a", "/z", false, Map.of(COOKIE, List.of("c")))));

        assertThat(redirects.decidedBy(asked(Map.of(), ""), false)).containsExactly(LANGUAGE);
        assertThat(redirects.decidedBy(asked(Map.of("accept-language", "de"), ""), false))
                .containsExactly(LANGUAGE);
        assertThat(redirects.decidedBy(asked(Map.of(), ""), true)).isEmpty();
    }

    @Test
    void aFileDependsOnTheConditionsOfWhatStandsBeforeFiles() {
        Redirects redirects = new Redirects(List.of(rule("/a", "/x", true, Map.of(COOKIE, List.of("c")))));

        assertThat(redirects.decidedBy(asked(Map.of(), ""), true)).containsExactly(COOKIE);
    }

    private static Redirect rule(String from, String to, boolean forced, Map<Condition, List<String>> conditions) {
        return new Redirect(new FromPath(from), new TreeMap<>(), to, 302, forced, new TreeMap<>(conditions));
    }

    private static Asked asked(Map<String, String> header, String country) {
        return new Asked("/a", Map.of(), who(header, country));
    }

    private static Who who(Map<String, String> header, String country) {
        return new Who() {
            @Override
            public String acceptLanguage() {
                return header.getOrDefault("accept-language", "");
            }

            @Override
            public String cookie(String name) {
                return Cookies.parse(header.getOrDefault("cookie", "")).value(name);
            }

            @Override
            public String country() {
                return country;
            }
        };
    }
}
