package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.platform.local.wiring.Service;
import dev.lockstep.platform.measure.http.SlowSource;
import dev.lockstep.platform.scale.Look;
import dev.lockstep.platform.scale.ScaledWorkers;
import dev.lockstep.platform.scale.wiring.Autoscaler;
import dev.lockstep.platform.scale.yaml.ScaledObjectFile;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Metrics;
import dev.lockstep.story.stage.PageCrowd;
import dev.lockstep.story.stage.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class WorkersFollowTheLagIT {
    private static final int MOST = 4;
    /** Each asks two edges: 640 requests, of which the manifest gives 128 to each worker. */
    private static final int MANY = 320;

    private static final int FEW = 4;
    /** The manifest's five minutes are three seconds here. */
    private static final int HURRY = 100;

    /** One worker makes 40 pages in a second at most, and nobody is sent away meanwhile. */
    private static final Map<String, String> SLOW =
            Map.of("lockstep.render.per-origin", "2", "lockstep.edge.patience", "5m", "lockstep.edge.door.quiet", "5m");

    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Test
    void fromOneToFourAndBackAndEveryPageIsMadeOnce() throws IOException {
        ScaledWorkers manifest = ScaledObjectFile.in(Path.of(".."));
        ScaledWorkers workers = new ScaledWorkers(
                manifest.group(),
                manifest.topic(),
                manifest.rule().between(1, MOST).hurried(HURRY));
        try (Stage stage = Stage.open(2, 1, SLOW);
                SlowSource source = SlowSource.open(Duration.ofMillis(50))) {
            // Given one worker, and pages whose data takes 50 ms
            stage.owner().create("scaled");
            stage.owner().deploy("scaled", pages(source));

            // When more come than it can serve, and later so few that it can
            List<Look> looks;
            int pages;
            try (Autoscaler autoscaler = Autoscaler.of(stage.platform(), workers);
                    PageCrowd crowd = PageCrowd.of(MANY, stage.visitor("scaled").within(LONGEST), stage.edges())) {
                await().atMost(LONGEST)
                        .until(() -> (autoscaler.has(MOST) && allMakePages(stage)) || isBroken(autoscaler, crowd));
                crowd.shrinkTo(FEW);
                await().atMost(LONGEST).until(() -> autoscaler.has(1) || isBroken(autoscaler, crowd));
                int before = crowd.answered();
                await().until(() -> crowd.answered() > before + FEW || isBroken(autoscaler, crowd));
                crowd.end();
                await().until(() -> autoscaler.looks().getLast().lag() == 0);

                // Then all got their pages, and those who were told to go have handed over
                assertThat(crowd.failures()).isEmpty();
                assertThat(autoscaler.failures()).isEmpty();
                pages = crowd.pages();
                looks = autoscaler.looks();
            }
            assertThat(looks).extracting(Look::members).contains(1, MOST).endsWith(1);
            assertThat(looks)
                    .extracting(Look::lag)
                    .anyMatch(lag -> lag > manifest.rule().lagOfEach());

            // And every page was made once, by whichever worker
            assertThat(source.askedFor())
                    .hasSize(pages)
                    .allSatisfy((path, times) -> assertThat(times).as(path).isOne());
            assertThat(stage.kafka().read(Topic.PAGES, record -> record.key().contains(" /products/")))
                    .extracting(ConsumerRecord::key)
                    .hasSize(pages)
                    .doesNotHaveDuplicates();
        }
    }

    private static Folder pages(SlowSource source) {
        return Folder.of("index.html", "").withPage("{data.path}", """
                  - path: /products/:id
                    render: {template: page.html, data: "%s/products/:id"}
                    revalidate: 1h
                """.formatted(source.url()));
    }

    private static boolean allMakePages(Stage stage) {
        return stage.platform().renders().stream().allMatch(WorkersFollowTheLagIT::makesPages);
    }

    private static boolean makesPages(Service worker) {
        return worker.process().isReady()
                && Metrics.of(worker.operations()).value("lockstep_page_requests_total", "outcome=\"rendered\"") > FEW;
    }

    private static boolean isBroken(Autoscaler autoscaler, PageCrowd crowd) {
        return !autoscaler.failures().isEmpty() || !crowd.failures().isEmpty();
    }
}
