package dev.lockstep.deploy.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRevalidated;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link PageLog} owes its callers. Each test has deploys of its own. */
public abstract class PageLogContract {

    protected abstract PageLog log();

    /** A worker announces a page. */
    protected abstract void announce(PageRevalidated page) throws IOException;

    /** A worker announces a page in a form that is not known here. */
    protected abstract void announceUnreadable(PageId page) throws IOException;

    @Test
    void everyRenderIsShownWhicheverDeployItIsOf() throws IOException {
        PageRevalidated first = RenderedPages.of(deploy(), "first");
        PageRevalidated second = RenderedPages.of(first.deploy(), "second");
        PageRevalidated other = RenderedPages.of(deploy(), "other");
        announce(first);
        announce(second);
        announce(other);
        List<PageRevalidated> shown = new ArrayList<>();

        List<PageLog.Entry> gone = log().read(_ -> false, shown::add);

        assertThat(shown).contains(first, second, other);
        assertThat(gone).isEmpty();
    }

    @Test
    void whatIsTakenBackIsGoneUntilItComesAgain() throws IOException {
        // Given pages of a deploy that is gone, and of one that is not
        DeployId gone = deploy();
        PageRevalidated page = RenderedPages.of(gone, "page");
        announce(page);
        announce(RenderedPages.of(gone, "again"));
        announce(RenderedPages.of(deploy(), "kept"));

        // When they are taken back
        List<PageLog.Entry> before = log().read(gone::equals, _ -> {});
        log().withdraw(before);

        // Then there is nothing left to take back, until a worker is late
        assertThat(before)
                .extracting(PageLog.Entry::key)
                .containsExactly(page.id().text());
        assertThat(log().read(gone::equals, _ -> {})).isEmpty();
        announce(page);
        assertThat(log().read(gone::equals, _ -> {})).isEqualTo(before);
    }

    @Test
    void whatIsDroppedIsGoneUntilItComesAgain() throws IOException {
        DeployId deploy = deploy();
        PageRevalidated page = RenderedPages.of(deploy, "page");
        announce(page);

        log().drop(List.of(page.id()));

        assertThat(log().read(deploy::equals, _ -> {})).isEmpty();
        announce(page);
        assertThat(log().read(deploy::equals, _ -> {})).hasSize(1);
    }

    @Test
    void aPageThatCannotBeReadHoldsEverythingUpUntilItIsTakenBack() throws IOException {
        // Given a page as only a later version understands it, and another under its key
        DeployId deploy = deploy();
        PageRevalidated page = RenderedPages.of(deploy, "page");
        announceUnreadable(page.id());
        announce(page);

        // When it is not known what it names
        assertThatThrownBy(() -> log().read(_ -> false, _ -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(page.id().text(), "upgrade deploy-service");

        // Then it can be taken back with its deploy, and is in nobody's way any more
        log().withdraw(log().read(deploy::equals, _ -> {}));
        assertThat(log().read(_ -> false, _ -> {})).isEmpty();
    }

    private static DeployId deploy() {
        return new DeployId(UUID.randomUUID().toString().replace("-", ""));
    }
}
