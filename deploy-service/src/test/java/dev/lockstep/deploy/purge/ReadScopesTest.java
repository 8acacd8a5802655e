package dev.lockstep.deploy.purge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.PurgeScope;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadScopesTest {

    @Test
    void scopesAreReadInTheirCanonicalSpellingAndOnce() {
        ReadScopes.Outcome read = new ReadScopes()
                .site()
                .paths(List.of("/caf%C3%A9", "/caf%c3%a9"))
                .tags(List.of("product:7"))
                .as(PurgeKind.SOFT);

        assertThat(read).isInstanceOfSatisfying(ReadScopes.Outcome.Read.class, done -> {
            assertThat(done.purge().kind()).isEqualTo(PurgeKind.SOFT);
            assertThat(done.purge().scopes())
                    .extracting(PurgeScope::text)
                    .containsExactly("site", "path:/café", "tag:product:7");
        });
    }

    @ParameterizedTest
    @CsvSource({"/blog, /blog", "/blog/, /blog", "/blog/*, /blog", "/, /", "/*, /"})
    void aPrefixMayBeWrittenAsARouteIs(String written, String meant) {
        assertThat(new ReadScopes().prefixes(List.of(written)).as(PurgeKind.HARD))
                .isInstanceOfSatisfying(
                        ReadScopes.Outcome.Read.class,
                        done -> assertThat(done.purge().scopes())
                                .extracting(PurgeScope::text)
                                .containsExactly("prefix:" + meant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "blog", "/a/../b", "/a%2Fb", "/a?b=c"})
    void aPathThatNoPageHasIsRefused(String path) {
        assertThat(new ReadScopes().paths(List.of(path)).as(PurgeKind.HARD))
                .isInstanceOfSatisfying(
                        ReadScopes.Outcome.Refused.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .satisfies(problem -> assertThat(problem.hint()).isNotEmpty()));
    }

    /** In bytes: what three of them are is more than a row of an index takes. */
    @Test
    void aTagIsNoLongerThanWhatCanBeKept() {
        assertThat(new ReadScopes().tags(List.of("a".repeat(1_024))).as(PurgeKind.HARD))
                .isInstanceOf(ReadScopes.Outcome.Read.class);
        for (String tag : List.of("a".repeat(1_025), "\u6f22".repeat(1_024), "a\0", " ")) {
            assertThat(new ReadScopes().tags(List.of(tag)).as(PurgeKind.HARD))
                    .isInstanceOf(ReadScopes.Outcome.Refused.class);
        }
    }

    @Test
    void nothingAndTooMuchAreRefused() {
        List<String> many = Collections.nCopies(Purge.MOST_SCOPES + 1, "/a");

        assertThat(new ReadScopes().as(PurgeKind.HARD)).isInstanceOf(ReadScopes.Outcome.Refused.class);
        assertThat(new ReadScopes().paths(many).as(PurgeKind.HARD)).isInstanceOf(ReadScopes.Outcome.Refused.class);
    }
}
