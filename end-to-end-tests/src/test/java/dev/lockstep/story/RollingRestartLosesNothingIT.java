package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.platform.child.process.ChildProcess;
import dev.lockstep.platform.local.wiring.Service;
import dev.lockstep.story.stage.Accounts;
import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.RollingLoad;
import dev.lockstep.story.stage.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RollingRestartLosesNothingIT {
    private static final String SITE = "rolling";
    /** As the manifests for Kubernetes have it. */
    private static final Duration GRACE = Duration.ofSeconds(60);

    /** Long enough for whoever balances to see that an edge is not ready any more. */
    private static final Map<String, String> DRAIN = Map.of(
            "lockstep.edge.drain.delay", "1s",
            "lockstep.edge.drain.quiet", "1s",
            "lockstep.edge.drain.timeout", "20s",
            "lockstep.drain.quiet", "1s",
            "lockstep.drain.timeout", "15s",
            "quarkus.shutdown.delay", "1s",
            "quarkus.shutdown.timeout", "20s");

    @Test
    void everyServiceOneByOneUnderLoad() throws IOException, InterruptedException {
        try (Stage stage = Stage.open(2, 2, DRAIN);
                DataSource source = DataSource.open("10");
                Accounts accounts = Accounts.open()) {
            // Given files, pages that are rendered, and pages for one visitor, steadily visited by way of a balancer
            Owner owner = stage.owner();
            owner.create(SITE);
            List<String> deploys = List.of(
                    owner.deploy(SITE, design("one", source, accounts)),
                    owner.deploy(SITE, design("two", source, accounts)));
            try (RollingLoad load = RollingLoad.on(stage, SITE, deploys)) {
                load.awaitAnswers(200);

                // When every service is restarted, one after the other, while its owner publishes and purges
                for (Service service : services(stage)) {
                    load.awaitAnswers(100);
                    restart(service.process());
                }
                load.awaitAnswers(200);
                load.end();

                // Then no visit failed, no edge went back, and all that was acknowledged is so
                assertThat(load.failures()).isEmpty();
                assertThat(load.acknowledged()).isGreaterThan(10);
                assertThat(owner.get("/sites/" + SITE).body().path("epoch").asLong())
                        .isGreaterThanOrEqualTo(load.acknowledgedEpoch());
            }
        }
    }

    private static List<Service> services(Stage stage) {
        return Stream.of(
                        stage.platform().edges().stream(),
                        stage.platform().renders().stream(),
                        Stream.of(stage.platform().deploy()))
                .flatMap(services -> services)
                .toList();
    }

    private static void restart(ChildProcess process) {
        assertThat(process.terminate(GRACE))
                .as("%s ended by itself", process.name())
                .isTrue();
        process.restart();
        process.awaitReady();
    }

    private static Folder design(String name, DataSource source, Accounts accounts) {
        return Folder.of("index.html", name)
                .with("large.txt", name.repeat(500_000))
                .withPage("{data.price}", source.route("1s") + accounts.route());
    }
}
