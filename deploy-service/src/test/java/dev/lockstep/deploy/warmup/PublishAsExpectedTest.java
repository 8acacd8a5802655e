package dev.lockstep.deploy.warmup;

import static dev.lockstep.deploy.warmup.WarmedSite.NOON;
import static dev.lockstep.deploy.warmup.WarmedSite.ONE;
import static dev.lockstep.deploy.warmup.WarmedSite.OWNER;
import static dev.lockstep.deploy.warmup.WarmedSite.TWO;
import static dev.lockstep.deploy.warmup.WarmedSite.WISH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.RollbackData;
import dev.lockstep.deploy.expectation.Expectation;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.WarmUp;
import dev.lockstep.deploy.publish.PublishDeploy;
import dev.lockstep.deploy.publish.PublishWish;
import dev.lockstep.deploy.publish.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class PublishAsExpectedTest {
    private static final DeployId THREE = new DeployId("d3");

    private final WarmedSite shop = new WarmedSite();

    @Test
    void aSiteAtTheExpectedEpochIsPublishedTo() {
        shop.live(ONE);
        shop.ready(TWO);

        assertThat(shop.publish(expecting(TWO, 1))).isInstanceOf(PublishDeploy.Outcome.Live.class);

        assertThat(shop.site().pointer().live().shows(TWO)).isTrue();
    }

    @Test
    void aSiteThatHasMovedOnStaysAsItIs() {
        shop.live(ONE);
        shop.live(TWO);
        shop.ready(THREE);
        shop.visited(TWO, 200, "/products/1");

        assertThat(shop.publish(expecting(THREE, 1))).isEqualTo(movedOn(2));
        assertThat(shop.publish(expecting(ONE, 1))).isEqualTo(movedOn(2));

        assertThat(shop.site().pointer().live().shows(TWO)).isTrue();
        assertThat(shop.site().epoch()).isEqualTo(new Epoch(2));
        assertThat(shop.workers().asked()).isEmpty();
    }

    @RepeatedTest(20)
    void ofTwoWhoPublishAtOnceOneIsTooLate() throws Exception {
        // Given
        shop.live(ONE);
        shop.ready(TWO);
        shop.ready(THREE);
        List<Callable<PublishDeploy.Outcome>> both =
                List.of(() -> shop.publish(expecting(TWO, 1)), () -> shop.publish(expecting(THREE, 1)));

        // When
        List<PublishDeploy.Outcome> outcomes = new ArrayList<>();
        try (var owners = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<PublishDeploy.Outcome> outcome : owners.invokeAll(both)) {
                outcomes.add(outcome.get());
            }
        }

        // Then
        assertThat(outcomes).contains(movedOn(2)).hasAtLeastOneElementOfType(PublishDeploy.Outcome.Live.class);
        assertThat(shop.site().epoch()).isEqualTo(new Epoch(2));
    }

    @Test
    void whatOthersPublishDuringTheWarmUpIsNotUndone() {
        shop.live(ONE);
        shop.ready(TWO);
        shop.visited(ONE, 200, "/products/1");
        shop.workers().answer(request -> {
            shop.live(THREE);
            return List.of(Answer.page(request, 200, 5));
        });

        assertThat(shop.publish(expecting(TWO, 1))).isEqualTo(movedOn(2));

        assertThat(shop.site().pointer().live().shows(THREE)).isTrue();
        assertThat(shop.deploy(TWO).state()).isInstanceOf(DeployState.Ready.class);
    }

    @Test
    void theStepThatARollbackItselfTakesIsExpected() {
        shop.live(ONE);
        shop.live(TWO);
        shop.visited(TWO, 200, "/products/1");

        assertThat(shop.publish(expecting(ONE, 2))).isInstanceOf(PublishDeploy.Outcome.Live.class);

        assertThat(shop.workers().asked()).hasSize(1);
        assertThat(shop.site().epoch()).isEqualTo(new Epoch(4));
    }

    @Test
    void whoeverGoesOnAfterACrashExpectsTheSame() {
        shop.live(ONE);
        shop.ready(TWO);
        shop.warming(TWO);
        shop.save(shop.deploy(TWO)
                .warmed(
                        WarmUp.wished(WISH)
                                .expect(new Expectation.At(new Epoch(1)))
                                .begin(1, NOON),
                        NOON));
        shop.live(THREE);

        assertThat(shop.warm().resume(TWO, OWNER)).isEqualTo(movedOn(2));

        assertThat(shop.site().pointer().live().shows(THREE)).isTrue();
    }

    private static PublishWish expecting(DeployId deploy, long epoch) {
        return new PublishWish(deploy, RollbackData.CURRENT, WISH, new Expectation.At(new Epoch(epoch)));
    }

    private PublishDeploy.Outcome movedOn(long epoch) {
        return new PublishDeploy.Outcome.Refused(new Refusal.MovedOn(shop.site().name(), new Epoch(epoch)));
    }
}
