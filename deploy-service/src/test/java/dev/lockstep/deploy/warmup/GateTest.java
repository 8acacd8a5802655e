package dev.lockstep.deploy.warmup;

import static dev.lockstep.deploy.warmup.WarmedSite.GATED;
import static dev.lockstep.deploy.warmup.WarmedSite.MANIFEST;
import static dev.lockstep.deploy.warmup.WarmedSite.ONE;
import static dev.lockstep.deploy.warmup.WarmedSite.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Problem;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.publish.PublishDeploy;
import dev.lockstep.deploy.publish.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateTest {
    private final WarmedSite shop = new WarmedSite();

    @Test
    void aGateLeavesTheSiteAsItIsAndTheDeployReady() {
        shop.live(ONE);
        shop.ready(TWO);
        shop.visited(ONE, 200, "/products/1", "/products/2", "/products/3", "/products/4");
        shop.workers()
                .answer(request -> List.of(
                        switch (request.page().text()) {
                            case "/products/1" -> Answer.failure(request);
                            case "/products/2" -> Answer.page(request, 200, 0);
                            case "/products/3" -> Answer.page(request, 404, 5);
                            default -> Answer.page(request, 200, 5);
                        }));

        PublishDeploy.Outcome outcome = shop.publish(TWO, GATED);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        PublishDeploy.Outcome.Refused.class,
                        refused -> assertThat(refused.refusal())
                                .isInstanceOfSatisfying(
                                        Refusal.Gated.class,
                                        gated -> assertThat(gated.problems())
                                                .extracting(Problem::reason)
                                                .containsExactlyInAnyOrder(
                                                        "/products/1 no price",
                                                        "/products/2 is empty",
                                                        "/products/3 answers 404 where the live deploy answers 200")));
        assertThat(shop.site().pointer().live().shows(ONE)).isTrue();
        assertThat(shop.deploy(TWO).state()).isEqualTo(new DeployState.Ready(MANIFEST));
        assertThat(shop.noted()).last().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(AuditEntry.Action.HOLD_BACK_DEPLOY);
            assertThat(entry.subject()).contains("3 of 4 pages");
        });
    }

    @Test
    void aGateLetsAShareFail() {
        shop.live(ONE);
        shop.ready(TWO);
        shop.visited(ONE, 200, "/products/1", "/products/2", "/products/3", "/products/4", "/products/5");
        shop.workers()
                .answer(request -> List.of(
                        request.page().text().equals("/products/1")
                                ? Answer.failure(request)
                                : Answer.page(request, 200, 5)));

        assertThat(shop.publish(TWO, GATED)).isInstanceOf(PublishDeploy.Outcome.Live.class);
    }
}
