package dev.lockstep.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.manifest.CanonicalPath;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesPurgedTest {

    @ParameterizedTest
    @MethodSource("statements")
    void whatAPurgeStatesIsReadBack(PagesPurged.Statement statement) {
        String states = PagesPurged.states(statement.kind(), statement.scope());

        assertThat(PagesPurged.about(states)).contains(statement);
    }

    @Test
    void scopesOfEveryKindAreReadBack() {
        assertThat(scopes()).hasSameSizeAs(PurgeScope.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "live",
                "settings",
                "deploy:d2",
                "purge:hard:",
                "purge:hard:sites",
                "purge:soft:path:a",
                "purge:medium:site",
                "a purge:hard:site"
            })
    void otherStatementsAreAboutNoPurge(String statement) {
        assertThat(PagesPurged.about(statement)).isEmpty();
    }

    private static Stream<PagesPurged.Statement> statements() {
        return Arrays.stream(PurgeKind.values())
                .flatMap(kind -> scopes().map(scope -> new PagesPurged.Statement(kind, scope)));
    }

    private static Stream<PurgeScope> scopes() {
        CanonicalPath path = new CanonicalPath("/a:b");
        return Stream.of(
                new PurgeScope.Site(),
                new PurgeScope.Path(path),
                new PurgeScope.Prefix(path),
                new PurgeScope.Tag("purge:soft:site of b"));
    }
}
