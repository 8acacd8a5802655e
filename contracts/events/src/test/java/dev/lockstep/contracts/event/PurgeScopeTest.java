package dev.lockstep.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.manifest.CanonicalPath;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PurgeScopeTest {

    @ParameterizedTest
    @ValueSource(strings = {"site", "path:/a:b", "prefix:/", "tag:product:7"})
    void aScopeIsReadBackFromItsText(String text) {
        assertThat(PurgeScope.parse(text)).map(PurgeScope::text).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sites", "path", "path:a", "path:/../a", "tag: ", "colour:red"})
    void whatIsNoScopeIsNone(String text) {
        assertThat(PurgeScope.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"site", "path:/blog/a", "prefix:/", "prefix:/blog", "prefix:/blog/a", "tag:posts", "tag:post:a"})
    void pagesAreCoveredByTheirPathByWhatIsAboveItAndByTheirTags(String scope) {
        assertThat(covers(scope)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"path:/blog", "path:/blog/a/b", "prefix:/blo", "prefix:/blog/a/b", "tag:post", "tag:/blog/a"})
    void whatIsBesidesThemCoversThemNot(String scope) {
        assertThat(covers(scope)).isFalse();
    }

    private static boolean covers(String scope) {
        return PurgeScope.parse(scope).orElseThrow().covers(new CanonicalPath("/blog/a"), Set.of("posts", "post:a"));
    }
}
