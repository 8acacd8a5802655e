package dev.lockstep.deploy.warmup;

import static dev.lockstep.deploy.warmup.WarmedSite.ONE;
import static dev.lockstep.deploy.warmup.WarmedSite.TWO;
import static dev.lockstep.deploy.warmup.WarmedSite.WISH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.event.RenderReason;
import dev.lockstep.deploy.publish.PublishDeploy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishWarmTest {
    private final WarmedSite shop = new WarmedSite();

    @Test
    void whenNobodyAsksForPagesADeployIsPublishedAtOnce() {
        shop.ready(ONE);

        assertThat(shop.publish(ONE, WISH)).isInstanceOf(PublishDeploy.Outcome.Live.class);

        assertThat(shop.workers().asked()).isEmpty();
        assertThat(shop.site().epoch()).isEqualTo(new Epoch(1));
    }

    @Test
    void aDeployIsPublishedOnceTheHottestPagesAreRendered() {
        shop.live(ONE);
        shop.ready(TWO);
        shop.visited(ONE, 200, "/products/1", "/products/2", "/products/3");
        List<Boolean> liveWhenAsked = new ArrayList<>();
        shop.workers().answer(request -> {
            liveWhenAsked.add(shop.site().pointer().live().shows(TWO));
            return List.of(Answer.page(request, 200, 5));
        });

        assertThat(shop.publish(TWO, WISH)).isInstanceOf(PublishDeploy.Outcome.Live.class);

        assertThat(liveWhenAsked).containsExactly(false, false);
        assertThat(shop.workers().asked()).allSatisfy(request -> {
            assertThat(request.deploy()).isEqualTo(TWO);
            assertThat(request.reason()).isEqualTo(RenderReason.WARM_UP);
            assertThat(request.epoch()).isEqualTo(new Epoch(1));
        });
        assertThat(shop.deploy(TWO).warmUp()).satisfies(progress -> {
            assertThat(progress.of()).isEqualTo(2);
            assertThat(progress.asked()).isEqualTo(2);
            assertThat(progress.rendered()).isEqualTo(2);
            assertThat(progress.failed()).isZero();
        });
        assertThat(shop.site().epoch()).isEqualTo(new Epoch(2));
    }

    @Test
    void whatIsNotRenderedInTimeDelaysNobodyWithoutAGate() {
        shop.live(ONE);
        shop.ready(TWO);
        shop.visited(ONE, 200, "/products/1");
        shop.workers().answer(request -> List.of());

        assertThat(shop.publish(TWO, WISH)).isInstanceOf(PublishDeploy.Outcome.Live.class);

        assertThat(shop.deploy(TWO).warmUp().failed()).isEqualTo(1);
        assertThat(shop.deploy(TWO).warmUp().faults())
                .containsExactly(Problem.of("/products/1 was not rendered in time", ""));
    }

    @Test
    void pagesThatTheDeployDoesNotMakeOrThatAreNoneAreNotAskedFor() {
        shop.live(ONE);
        shop.ready(TWO);
        shop.visited(ONE, 404, "/products/1");
        shop.visited(ONE, 200, "/elsewhere");

        shop.publish(TWO, WISH);

        assertThat(shop.workers().asked()).isEmpty();
    }
}
