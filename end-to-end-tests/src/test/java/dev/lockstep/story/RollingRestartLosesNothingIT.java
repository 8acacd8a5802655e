package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.platform.child.process.ChildProcess;
import dev.lockstep.platform.local.Progress;
import dev.lockstep.platform.local.wiring.Service;
import dev.lockstep.story.stage.Accounts;
import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.RollingLoad;
import dev.lockstep.story.stage.SlowUpload;
import dev.lockstep.story.stage.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RollingRestartLosesNothingIT {
    private static final String SITE = "rolling";
    private static final String PRICE = "10";

    /** As the manifests for Kubernetes have it. */
    private static final Duration GRACE = Duration.ofSeconds(60);

    /** Long enough for whoever balances to see that an edge is not ready any more. */
    private static final Map<String, String> DRAIN = Map.of(
            "lockstep.edge.drain.delay", "3s",
            "lockstep.edge.drain.quiet", "2s",
            "lockstep.edge.drain.timeout", "20s",
            "lockstep.drain.quiet", "1s",
            "lockstep.drain.timeout", "15s",
            "quarkus.shutdown.delay", "3s",
            "quarkus.shutdown.timeout", "20s");

    @Test
    void everyServiceOneByOneUnderLoad() throws IOException, InterruptedException {
        try (Stage stage = Stage.open(2, 2, DRAIN);
                DataSource source = DataSource.open(PRICE);
                Accounts accounts = Accounts.open()) {
            // Given files, pages that are rendered, and pages for one visitor, steadily visited by way of a balancer
            List<Service> api =
                    List.of(stage.platform().deploy(), stage.platform().addDeploy());
            stage.platform().awaitReady(Progress.SILENT);
            Owner owner = stage.owner();
            owner.create(SITE);
            Map<String, Folder> deploys = Stream.of("one", "two")
                    .map(name -> design(name, source, accounts))
                    .collect(Collectors.toMap(design -> owner.deploy(SITE, design), Function.identity()));
            try (RollingLoad load = RollingLoad.on(stage, api, SITE, deploys, PRICE)) {
                load.awaitAnswers(200);

                // When every service is restarted, one after the other, while its owner publishes and purges
                for (Service service : edgesAndWorkers(stage)) {
                    load.awaitAnswers(100);
                    restart(service.process());
                    load.awaitBalanced();
                }

                // And those of the API, each while somebody uploads to it
                for (Service deploy : api) {
                    load.awaitAnswers(100);
                    restartWhileUploading(deploy.process(), stage.owner(deploy));
                    load.awaitBalanced();
                }
                load.awaitAnswers(200);
                load.awaitAcknowledged(20);
                load.end();

                // Then no visit failed or showed what is not of its deploy, and no edge went back
                assertThat(load.failures()).isEmpty();

                // And what was posted came once, and all that was acknowledged is so
                assertThat(accounts.orders()).containsExactlyInAnyOrderElementsOf(load.orders());
                assertThat(owner.get("/sites/" + SITE).body().path("epoch").asLong())
                        .isGreaterThanOrEqualTo(load.acknowledgedEpoch());
            }
        }
    }

    private static List<Service> edgesAndWorkers(Stage stage) {
        return Stream.concat(stage.platform().edges().stream(), stage.platform().renders().stream())
                .toList();
    }

    private static void restartWhileUploading(ChildProcess process, Owner owner) throws IOException {
        owner.create(process.name());
        SlowUpload upload = SlowUpload.begin(owner, process.name(), Folder.of("index.html", "slowly"));
        CompletableFuture<Boolean> ends = CompletableFuture.supplyAsync(() -> process.terminate(GRACE));
        await().until(() -> !process.isReady());
        Owner.Answer answer = upload.finish();
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(ends.join()).as("%s ended by itself", process.name()).isTrue();
        process.restart();
        process.awaitReady();
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
                .withPage(name + " costs {data.price}", source.route("1s") + accounts.route());
    }
}
