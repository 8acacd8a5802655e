package dev.lockstep.story.stage;

import static org.awaitility.Awaitility.await;

import dev.lockstep.platform.bench.http.KeptConnection;
import dev.lockstep.platform.local.wiring.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Visitors on connections that they keep, steadily, while the site's owner publishes and purges; nothing is tried twice. */
public final class RollingLoad implements AutoCloseable {
    private static final int VISITORS = 6;
    private static final long PAUSE_NANOS = 10_000_000;
    private static final List<String> PATHS =
            List.of("/", "/products/1", "/large.txt", "/account/me", "/products/2", "/account/orders");

    private final Stage stage;
    private final String site;
    private final List<String> deploys;
    private final Balancer balancer;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong answers = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong acknowledgedEpoch = new AtomicLong();
    private volatile boolean over;

    private RollingLoad(Stage stage, String site, List<String> deploys) {
        this.stage = stage;
        this.site = site;
        this.deploys = List.copyOf(deploys);
        this.balancer = new Balancer(stage.platform().edges());
    }

    /** Begins. */
    public static RollingLoad on(Stage stage, String site, List<String> deploys) {
        RollingLoad load = new RollingLoad(stage, site, deploys);
        load.threads.execute(() -> load.balancer.lookUntil(() -> load.over));
        load.threads.execute(load::publish);
        for (int visitor = 0; visitor < VISITORS; visitor++) {
            load.threads.execute(load::visit);
        }
        return load;
    }

    /** Waits until so many more visits were answered. */
    public void awaitAnswers(int more) {
        long enough = answers.get() + more;
        await().atMost(Duration.ofMinutes(1)).until(() -> answers.get() >= enough || !failures.isEmpty());
    }

    /** What went wrong, of visits and of publishes. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    public long answers() {
        return answers.get();
    }

    /** How often every edge was proved to have done what the owner wanted. */
    public long acknowledged() {
        return acknowledged.get();
    }

    public long acknowledgedEpoch() {
        return acknowledgedEpoch.get();
    }

    /** Returns when everybody has their answer. */
    public void end() {
        over = true;
        threads.close();
    }

    @Override
    public void close() {
        end();
    }

    private void publish() {
        for (int turn = 0; !over; turn++) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> over || stage.platform().deploy().process().isReady());
            try {
                acknowledge(turn);
            } catch (RuntimeException failed) {
                failures.add("publish: " + failed);
            }
        }
    }

    private void acknowledge(int turn) {
        Owner.Answer answer = turn % 3 == 2
                ? stage.owner().purge(site, Map.of("paths", List.of("/products/1")))
                : stage.owner().restore(site, deploys.get(turn % 2));
        acknowledged.incrementAndGet();
        acknowledgedEpoch.set(answer.propagation().path("epoch").asLong());
    }

    private void visit() {
        Map<Service, Long> epochs = new HashMap<>();
        while (!over) {
            Service edge = balancer.next();
            try (KeptConnection connection = new KeptConnection(edge.url())) {
                stay(edge, connection, epochs);
            } catch (IOException | RuntimeException failed) {
                failures.add(edge.process().name() + ": " + failed);
            }
        }
    }

    /** Until the balancer sends its visitors elsewhere, or the edge says that an answer is its last. */
    private void stay(Service edge, KeptConnection connection, Map<Service, Long> epochs) throws IOException {
        boolean isLast = false;
        for (int turn = 0; !over && !isLast && balancer.isReady(edge); turn++) {
            String path = PATHS.get(turn % PATHS.size());
            var answer = connection.exchange(
                    KeptConnection.get(path, Map.of("host", stage.visitor(site).host())));
            if (answer.status() != 200) {
                failures.add(edge.process().name() + path + ": " + answer);
            }
            long epoch = Long.parseLong(answer.headers().getOrDefault("lockstep-epoch", "0"));
            long before = epochs.merge(edge, epoch, Math::max);
            if (epoch > 0 && epoch < before) {
                failures.add(edge.process().name() + path + ": epoch " + epoch + " after " + before);
            }
            answers.incrementAndGet();
            isLast = answer.headers().getOrDefault("connection", "").equalsIgnoreCase("close");
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
