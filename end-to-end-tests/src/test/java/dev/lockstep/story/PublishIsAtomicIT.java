package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.Seen;
import dev.lockstep.story.stage.SharedStage;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStage.class)
class PublishIsAtomicIT {
    private static final int PUBLISHES = 200;
    private static final int VISITORS_PER_EDGE = 3;
    private static final List<String> PATHS = List.of("/", "/style.css", "/nothing", "/pages/1");

    @Test
    void everyResponseIsWhollyOfOneDeploy(Stage stage) throws Exception {
        // Given two deploys
        Owner owner = stage.owner();
        owner.create("atomic");
        String first = owner.deploy("atomic", design("one"));
        String second = owner.deploy("atomic", design("two"));
        Crowd crowd = new Crowd(stage.visitor("atomic"), Map.of(first, "one", second, "two"));

        // When they alternate two hundred times, and more if the crowd is slow, while both edges are visited
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> visitors = new ArrayList<>();
            for (URI edge : stage.edges()) {
                for (int i = 0; i < VISITORS_PER_EDGE; i++) {
                    visitors.add(threads.submit(() -> crowd.visit(edge)));
                }
            }
            try {
                for (int publish = 0; publish < PUBLISHES || crowd.hasSeenTooLittle(visitors); publish++) {
                    owner.restore("atomic", publish % 2 == 0 ? first : second);
                }
            } finally {
                crowd.leave();
            }
            for (Future<?> visitor : visitors) {
                join(visitor);
            }
        }

        // Then nobody has seen a mixture, and the crowd did look at both
        assertThat(crowd.seen(first)).isGreaterThan(PUBLISHES);
        assertThat(crowd.seen(second)).isGreaterThan(PUBLISHES);
    }

    private static void join(Future<?> visitor) throws InterruptedException, ExecutionException {
        var _ = visitor.get();
    }

    private static Folder design(String name) {
        return Folder.of("index.html", name)
                .with("style.css", name)
                .with("404.html", name)
                .withPage(name, "  - path: /pages/:id\n    render: {template: page.html}\n    revalidate: 1h\n");
    }

    /** Visits again and again, and fails at the first response that is not wholly of one deploy. */
    private static final class Crowd {
        private final Visitor visitor;
        private final Map<String, String> contents;
        private final Map<String, LongAdder> seen = new ConcurrentHashMap<>();
        private final AtomicBoolean left = new AtomicBoolean();

        Crowd(Visitor visitor, Map<String, String> contents) {
            this.visitor = visitor;
            this.contents = contents;
        }

        void visit(URI edge) {
            long epoch = 0;
            for (int visit = 0; !left.get(); visit++) {
                String path = PATHS.get(visit % PATHS.size());
                Seen answer = visitor.visit(edge, path);
                check(path, answer);
                assertThat(answer.epoch()).as("epoch at %s", edge).isGreaterThanOrEqualTo(epoch);
                epoch = answer.epoch();
            }
        }

        void leave() {
            left.set(true);
        }

        /** Unless one of them has failed, and says so. */
        boolean hasSeenTooLittle(List<Future<?>> visitors) {
            return visitors.stream().noneMatch(Future::isDone)
                    && contents.keySet().stream().anyMatch(deploy -> seen(deploy) <= PUBLISHES);
        }

        long seen(String deploy) {
            return seen.getOrDefault(deploy, new LongAdder()).sum();
        }

        private void check(String path, Seen answer) {
            String deploy = answer.deploy();
            assertThat(contents).containsKey(deploy);
            assertThat(answer.status()).as("%s %s", path, answer).isEqualTo(path.equals("/nothing") ? 404 : 200);
            assertThat(answer.body()).as("%s of %s", path, deploy).isEqualTo(contents.get(deploy));
            assertThat(answer.header("etag")).startsWith("\"" + deploy + "-");
            seen.computeIfAbsent(deploy, ignored -> new LongAdder()).increment();
        }
    }
}
