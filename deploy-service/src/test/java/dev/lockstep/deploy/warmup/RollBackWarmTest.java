package dev.lockstep.deploy.warmup;

import static dev.lockstep.deploy.warmup.WarmedSite.GATED;
import static dev.lockstep.deploy.warmup.WarmedSite.ONE;
import static dev.lockstep.deploy.warmup.WarmedSite.TWO;
import static dev.lockstep.deploy.warmup.WarmedSite.WISH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PublishCause;
import dev.lockstep.contracts.event.RollbackData;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.deploy.expectation.Expectation;
import dev.lockstep.deploy.publish.PublishDeploy;
import dev.lockstep.deploy.publish.PublishWish;
import java.util.List;
import org.junit.jupiter.api.Test;

class RollBackWarmTest {
    private final WarmedSite shop = new WarmedSite();

    @Test
    void aRollbackFirstLeavesOldPagesBehindAndIsPublishedWithThoseThatWereRenderedSince() {
        shop.live(ONE);
        shop.live(TWO);
        shop.visited(TWO, 200, "/products/1");

        shop.publish(ONE, WISH);

        assertThat(shop.workers().asked())
                .singleElement()
                .satisfies(request -> assertThat(request.epoch()).isEqualTo(new Epoch(3)));
        List<SiteEvent> told = shop.told();
        assertThat(told.get(told.size() - 2)).isInstanceOfSatisfying(DeployReady.class, left -> {
            assertThat(left.epoch()).isEqualTo(new Epoch(3));
            assertThat(left.pagesValidFrom()).isEqualTo(new Epoch(3));
        });
        assertThat(told.getLast()).isInstanceOfSatisfying(DeployPublished.class, published -> {
            assertThat(published.cause()).isEqualTo(PublishCause.ROLLBACK);
            assertThat(published.epoch()).isEqualTo(new Epoch(4));
            assertThat(published.pagesValidFrom()).isEqualTo(new Epoch(3));
        });
    }

    @Test
    void aFrozenRollbackLeavesNothingBehind() {
        shop.live(ONE);
        shop.live(TWO);
        shop.visited(TWO, 200, "/products/1");

        var _ = shop.publish(new PublishWish(ONE, RollbackData.FROZEN, WISH, Expectation.any()));

        assertThat(shop.told().getLast()).isInstanceOfSatisfying(DeployPublished.class, published -> {
            assertThat(published.epoch()).isEqualTo(new Epoch(3));
            assertThat(published.pagesValidFrom()).isEqualTo(Epoch.ZERO);
        });
    }

    @Test
    void whatWasNeverLiveHasNoPagesToComeBackWithAndIsWarmedUp() {
        shop.live(TWO);
        shop.visited(TWO, 200, "/products/1");
        shop.ready(ONE);

        var _ = shop.publish(new PublishWish(ONE, RollbackData.FROZEN, WISH, Expectation.any()));

        assertThat(shop.workers().asked()).hasSize(1);
    }

    @Test
    void anEarlierRenderOfAPageIsNotTakenForTheOneThatWasAskedFor() {
        shop.live(ONE);
        shop.live(TWO);
        shop.visited(TWO, 200, "/products/1");
        shop.workers()
                .answer(request -> List.of(Answer.page(request, 404, 5, new Epoch(2)), Answer.page(request, 200, 5)));

        assertThat(shop.publish(ONE, GATED)).isInstanceOf(PublishDeploy.Outcome.Live.class);
    }
}
