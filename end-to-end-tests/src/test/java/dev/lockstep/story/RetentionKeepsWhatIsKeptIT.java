package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contracts.event.Event;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.platform.child.process.ChildProcess;
import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.NamelessBlobs;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.SiteDeploys;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.SteadyVisitors;
import dev.lockstep.story.stage.StoredBlobs;
import dev.lockstep.story.stage.Turnover;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class RetentionKeepsWhatIsKeptIT {
    private static final String SITE = "tidy";
    private static final int TURNS = 8;

    /** More than are removed before anybody notices that it has begun, unless the machine looks elsewhere. */
    private static final int NAMELESS = 2_000;

    private static final int MOST_KILLS = 5;

    /** Shorter than anybody would have it, and longer than a busy machine takes to finish what it has begun. */
    private static final Map<String, String> OFTEN = Map.of(
            "lockstep.retention.deploys", "2",
            "lockstep.retention.grace", "8s",
            "lockstep.retention.first-after", "1s",
            "lockstep.retention.look-every", "1s");

    @Test
    void everyFileOfEveryKeptDeployIsThereAfterOthersCameAndWent() throws IOException {
        try (Stage stage = Stage.open(plan -> plan.with(OFTEN));
                DataSource source = DataSource.open("10")) {
            // Given a site with a pinned deploy and a branch, which is visited all the time
            Owner owner = stage.owner();
            owner.create(SITE);
            Turnover turnover = new Turnover(owner, SITE, source);
            String pinned = turnover.upload("?draft=true");
            assertThat(owner.put("/deploys/" + pinned + "/pin", "").status()).isEqualTo(200);
            String branch = turnover.upload("?branch=next");
            String live = turnover.publish();
            try (SteadyVisitors visitors = SteadyVisitors.of(stage, SITE, List.of("/", "/style.css", "/products/1"))) {
                // When deploys come and go while what is not kept is looked for
                for (int turn = 0; turn < TURNS; turn++) {
                    seePage(stage, turnover.send());
                    live = turnover.publish();
                    visitors.awaitAnswers(20);
                }

                // Then no visitor has noticed
                assertThat(visitors.failures()).isEmpty();
            }

            // When a process is killed in the middle of removing what nobody names, and starts again
            NamelessBlobs nameless = killInTheMiddle(stage);

            // Then what is not kept goes, also the bytes that it alone had
            await().until(() -> nameless.left() == 0);
            StoredBlobs blobs = new StoredBlobs(stage);
            SiteDeploys deploys = new SiteDeploys(stage, SITE);
            List<String> gone = deploys.in("deleted");
            assertThat(gone).hasSizeGreaterThan(5);
            await().untilAsserted(() -> assertThat(gone).noneMatch(deploy -> blobs.have(turnover.own(deploy))));
            assertThat(turnover.unsent()).isPositive();

            // And everything else is there, at every edge and in the store
            List<String> kept = deploys.in("ready");
            assertThat(kept).contains(pinned, branch, live).hasSizeGreaterThan(5);
            for (String deploy : kept) {
                deploys.assertShown(deploy, turnover.shown(deploy));
                assertThat(blobs.checkAllOf(deploys.ready(deploy))).isGreaterThan(3);
            }
            for (PageRevalidated page : pages(stage, kept)) {
                blobs.checkAllOf(page);
            }

            // And both logs have taken back what is gone, even what comes late
            awaitTakenBack(stage, gone);
            var late = stage.kafka().read(Topic.PAGES, record -> record.value() != null && isOf(record, gone));
            assertThat(late).isNotEmpty();
            stage.kafka().write(again(late.getFirst()));
            awaitTakenBack(stage, gone);
        }
    }

    /** Returns what was being removed; a kill that came too late is done again with others. */
    private static NamelessBlobs killInTheMiddle(Stage stage) throws IOException {
        ChildProcess service = stage.platform().deploy().process();
        for (int attempt = 0; attempt < MOST_KILLS; attempt++) {
            NamelessBlobs removed = NamelessBlobs.add(stage, NAMELESS);
            await().pollInterval(Duration.ofMillis(20)).until(() -> removed.left() < NAMELESS);
            service.kill();
            boolean isInTheMiddle = removed.left() > 0;
            service.restart();
            service.awaitReady();
            if (isInTheMiddle) {
                return removed;
            }
        }
        return fail("none of %d kills came before the last blob was removed", MOST_KILLS);
    }

    private static void seePage(Stage stage, String deploy) {
        URI edge = stage.edges().getFirst();
        await().untilAsserted(() -> assertThat(
                        stage.visitor(SITE, deploy).visit(edge, "/products/1").status())
                .isEqualTo(200));
    }

    /** What the page log holds of these deploys once it is compacted. */
    private static List<PageRevalidated> pages(Stage stage, List<String> deploys) {
        return last(stage, Topic.PAGES).values().stream()
                .filter(record -> record.value() != null && isOf(record, deploys))
                .map(record -> event(record, PageRevalidated.class))
                .toList();
    }

    private static void awaitTakenBack(Stage stage, List<String> gone) {
        await().untilAsserted(() -> {
            assertThat(last(stage, Topic.PAGES).values())
                    .filteredOn(record -> isOf(record, gone))
                    .isNotEmpty()
                    .allMatch(record -> record.value() == null);
            assertThat(last(stage, Topic.SITES).values())
                    .filteredOn(record -> gone.stream().anyMatch(record.key()::endsWith))
                    .hasSize(gone.size())
                    .allMatch(record -> record.value() == null);
        });
        URI edge = stage.edges().getLast();
        gone.forEach(deploy ->
                await().until(() -> stage.visitor(SITE, deploy).visit(edge, "/").status() == 421));
    }

    private static Map<String, ConsumerRecord<String, byte[]>> last(Stage stage, Topic topic) {
        Map<String, ConsumerRecord<String, byte[]>> last = new LinkedHashMap<>();
        stage.kafka().read(topic, _ -> true).forEach(record -> last.put(record.key(), record));
        return last;
    }

    private static boolean isOf(ConsumerRecord<String, byte[]> page, List<String> deploys) {
        return deploys.stream().anyMatch(deploy -> page.key().startsWith(deploy + " "));
    }

    private static ProducerRecord<String, byte[]> again(ConsumerRecord<String, byte[]> record) {
        return new ProducerRecord<>(record.topic(), record.partition(), record.key(), record.value(), record.headers());
    }

    private static <T extends Event> T event(ConsumerRecord<String, byte[]> record, Class<T> type) {
        if (EventRecords.read(record.headers(), record.value()) instanceof Decoded.Known(Event event)) {
            return type.cast(event);
        }
        throw new AssertionError("not an event: " + record);
    }
}
