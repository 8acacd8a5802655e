package dev.lockstep.deploy.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Examples;
import dev.lockstep.contracts.event.PageRevalidated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurgedScopesTest {
    /** Of {@code /products/7?page=2}, with the tags {@code products} and {@code product:7}. */
    private static final PageRevalidated PAGE = Examples.all().stream()
            .filter(PageRevalidated.class::isInstance)
            .map(PageRevalidated.class::cast)
            .findFirst()
            .orElseThrow();

    @ParameterizedTest
    @CsvSource({
        "purge:hard:site, hard, site",
        "purge:soft:tag:product:7, soft, tag:product:7",
        "purge:hard:tag:a b purge:hard:tag:product:7, hard, tag:product:7",
        "purge:soft:path:/products/7, soft, path:/products/7",
        "purge:soft:prefix:/, soft, prefix:/",
        "purge:soft:prefix:/products, soft, prefix:/products"
    })
    void theScopeThatCoversThePageIsFound(String subject, String kind, String scope) {
        assertThat(PurgedScopes.covering(subject, PAGE)).containsExactly(new PurgedScopes.Purged(kind, scope));
    }

    @ParameterizedTest
    @CsvSource({
        "purge:hard:tag:product:70",
        "purge:soft:path:/products",
        "purge:soft:prefix:/product",
        "purge:soft:prefix:/products/7/reviews",
        "lease strict"
    })
    void whatCoversOtherPagesIsNot(String subject) {
        assertThat(PurgedScopes.covering(subject, PAGE)).isEmpty();
    }
}
