package dev.lockstep.edge.page;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.manifest.ContentCoding;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PagesTest {
    private final Pages pages = new Pages();

    @Test
    void aPageKeepsItsOtherForms() {
        PageRevalidated encoded = page("d1", 1, NOON)
                .with(Map.of(
                        ContentCoding.BR, new Blob(digest("br"), 7),
                        ContentCoding.GZIP, new Blob(digest("gzip"), 5_000_000_000L)));

        pages.keep(encoded);

        assertThat(pages.find(encoded.id())).isEqualTo(encoded);
    }

    @Test
    void aPageThatReadNewerDataReplacesAnOlderOne() {
        pages.keep(page("d1", 1, NOON));

        assertThat(pages.keep(page("d1", 2, NOON.minusSeconds(5)))).isTrue();
    }

    @Test
    void amongPagesOfOneEpochTheLaterOneStays() {
        PageRevalidated later = page("d1", 1, NOON.plusSeconds(1));
        pages.keep(later);

        assertThat(pages.keep(page("d1", 1, NOON))).isFalse();
        assertThat(pages.find(later.id())).isEqualTo(later);
    }

    @Test
    void aSlowWorkersPageDoesNotReplaceOneThatReadNewerData() {
        PageRevalidated newer = page("d1", 2, NOON);
        pages.keep(newer);

        assertThat(pages.keep(page("d1", 1, NOON.plusSeconds(60)))).isFalse();
        assertThat(pages.find(newer.id())).isEqualTo(newer);
    }

    @Test
    void theSamePageBringsNothingNewTheSecondTime() {
        assertThat(pages.keep(page("d1", 1, NOON))).isTrue();
        assertThat(pages.keep(page("d1", 1, NOON))).isFalse();
    }

    @Test
    void aWithdrawnPageIsForgotten() {
        PageRevalidated page = page("d1", 1, NOON);
        pages.keep(page);

        pages.withdraw(page.id().text());

        assertThat(pages.find(page.id())).isNull();
    }

    @Test
    void aPageIsFoundAsItWasAnnounced() {
        PageRevalidated page = page("d1", 3, NOON.plusNanos(123_456_789), "products", "größe:7");
        PageRevalidated other = page("d2", 1, NOON);
        pages.keep(page);
        pages.keep(other);

        assertThat(pages.find(page.id())).isEqualTo(page);
        assertThat(pages.find(other.id())).isEqualTo(other);
        assertThat(pages.of(page.deploy())).containsExactly(page);
    }

    @Test
    void whatNeverStoodForAPageIsWithdrawnWithoutHarm() {
        PageRevalidated page = page("d1", 1, NOON);
        pages.keep(page);

        pages.withdraw("");
        pages.withdraw("No Deploy /products/7");
        pages.withdraw("d2 /products/7");
        pages.withdraw("d1 nothing");

        assertThat(pages.find(page.id())).isEqualTo(page);
    }
}
