package dev.lockstep.deploy;

import static dev.lockstep.deploy.Api.deploy;
import static dev.lockstep.deploy.Api.owner;
import static dev.lockstep.deploy.Api.site;
import static dev.lockstep.deploy.WrittenLog.announced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.event.PublishCause;
import dev.lockstep.contracts.event.SiteEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Deploys that come back. */
@QuarkusTest
@QuarkusTestResource(OnBackbone.class)
class RollbackIT {

    @Test
    void aRollbackLeavesOldPagesBehind() {
        String site = site("rollback");
        String first = deploy("rollback", "one");
        deploy("rollback", "two");

        owner().post("/api/v1/sites/rollback/deploys/" + first + "/restore")
                .then()
                .statusCode(200)
                .body("id", equalTo(first));

        List<SiteEvent> announced = announced(site, 6);
        assertThat(announced.get(4)).isInstanceOfSatisfying(DeployReady.class, restated -> {
            assertThat(restated.deploy().text()).isEqualTo(first);
            assertThat(restated.pagesValidFrom().number()).isEqualTo(3);
        });
        assertThat(announced.get(5)).isInstanceOfSatisfying(DeployPublished.class, published -> {
            assertThat(published.cause()).isEqualTo(PublishCause.ROLLBACK);
            assertThat(published.epoch().number()).isEqualTo(3);
            assertThat(published.pagesValidFrom().number()).isEqualTo(3);
        });
    }

    @Test
    void aFrozenRollbackLeavesPagesAsTheyWere() {
        String site = site("frozen");
        String first = deploy("frozen", "one");
        deploy("frozen", "two");

        owner().post("/api/v1/sites/frozen/deploys/" + first + "/restore?data=frozen")
                .then()
                .statusCode(200);

        DeployPublished event = (DeployPublished) announced(site, 5).getLast();
        assertThat(event.cause()).isEqualTo(PublishCause.ROLLBACK);
        assertThat(event.epoch().number()).isEqualTo(3);
        assertThat(event.pagesValidFrom().number()).isZero();
    }
}
