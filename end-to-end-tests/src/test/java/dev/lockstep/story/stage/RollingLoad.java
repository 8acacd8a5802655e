package dev.lockstep.story.stage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.lockstep.platform.bench.http.KeptConnection;
import dev.lockstep.platform.local.wiring.Service;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Visitors on connections that they keep, steadily, while the site's owner publishes and purges; nothing is tried twice. Every
 * second one stays as long as the edge has it, the others until the balancer sends them elsewhere.
 */
public final class RollingLoad implements AutoCloseable {
    private static final int VISITORS = 6;
    private static final long PAUSE_NANOS = 10_000_000;
    private static final List<String> PATHS =
            List.of("/", "/products/1", "/large.txt", "/account/me", "/products/2", "/account/orders");

    private static final String ORDERS = "/account/orders";
    private static final int LINE = 80;
    private static final String OWN = "/account/";

    private final Stage stage;
    private final String site;
    private final Designs designs;
    private final List<String> deploys;
    private final Balancer edges;
    private final Balancer api;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Queue<String> orders = new ConcurrentLinkedQueue<>();
    private final AtomicLong order = new AtomicLong();
    private final AtomicLong answers = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong acknowledgedEpoch = new AtomicLong();
    private volatile boolean over;

    private RollingLoad(Stage stage, List<Service> api, String site, Designs designs) {
        this.stage = stage;
        this.site = site;
        this.designs = designs;
        this.deploys = List.copyOf(designs.deploys().keySet());
        this.edges = new Balancer(stage.platform().edges());
        this.api = new Balancer(api);
    }

    /**
     * Begins.
     *
     * @param api the deploy-services that the owner is sent to
     * @param deploys that are shown in turn, and what was deployed with each
     * @param price what data says of every product
     */
    public static RollingLoad on(
            Stage stage, List<Service> api, String site, Map<String, Folder> deploys, String price) {
        RollingLoad load = new RollingLoad(stage, api, site, new Designs(deploys, price));
        load.threads.execute(() -> load.edges.lookUntil(() -> load.over));
        load.threads.execute(() -> load.api.lookUntil(() -> load.over));
        load.threads.execute(load::publish);
        for (int visitor = 0; visitor < VISITORS; visitor++) {
            boolean stays = visitor % 2 == 0;
            load.threads.execute(() -> load.visit(stays));
        }
        return load;
    }

    /** Waits until so many more visits were answered. */
    public void awaitAnswers(int more) {
        long enough = answers.get() + more;
        await().until(() -> answers.get() >= enough || !failures.isEmpty());
    }

    /** Waits until every edge was proved so often to have done what the owner wanted. */
    public void awaitAcknowledged(int times) {
        await().until(() -> acknowledged.get() >= times || !failures.isEmpty());
    }

    /** Waits until the balancers send somebody to every service. */
    public void awaitBalanced() {
        await().until(() -> edges.areAllReady() && api.areAllReady());
    }

    /** What went wrong, of visits and of publishes. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    public long answers() {
        return answers.get();
    }

    /** What was posted and answered. */
    public List<String> orders() {
        return List.copyOf(orders);
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
            try {
                acknowledge(turn, stage.owner(api.next()));
            } catch (RuntimeException | AssertionError failed) {
                failures.add("publish: " + failed);
            }
        }
    }

    private void acknowledge(int turn, Owner owner) {
        Owner.Answer answer = turn % 3 == 2
                ? owner.purge(site, Map.of("paths", List.of("/products/1")))
                : owner.restore(site, deploys.get(turn % 2));
        acknowledged.incrementAndGet();
        acknowledgedEpoch.set(answer.propagation().path("epoch").asLong());
    }

    private void visit(boolean stays) {
        Map<Service, Long> epochs = new HashMap<>();
        while (!over) {
            try {
                visit(edges.next(), stays, epochs);
            } catch (IOException | RuntimeException failed) {
                failures.add("visit: " + failed);
            }
        }
    }

    private void visit(Service edge, boolean stays, Map<Service, Long> epochs) throws IOException {
        try (KeptConnection connection = new KeptConnection(edge.url())) {
            boolean isLast = false;
            for (int turn = 0; !over && !isLast && (stays || edges.isReady(edge)); turn++) {
                isLast = ask(edge, connection, PATHS.get(turn % PATHS.size()), epochs);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (IOException | RuntimeException failed) {
            throw new IOException(edge.process().name() + " " + failed, failed);
        }
    }

    /** Returns whether the edge says that this answer was its last. */
    private boolean ask(Service edge, KeptConnection connection, String path, Map<Service, Long> epochs)
            throws IOException {
        String posted = path.equals(ORDERS) ? "order " + order.incrementAndGet() : "";
        var answer = connection.exchange(request(path, posted));
        String body = UTF_8.decode(answer.body().duplicate()).toString();
        String deploy = answer.headers().getOrDefault("lockstep-deploy", "");
        String shown = path.startsWith(OWN)
                ? own(path, posted)
                : designs.shown(deploy, path).orElse("");
        if (answer.status() != 200 || !body.equals(shown)) {
            failures.add("%s%s: %s %s".formatted(edge.process().name(), path, answer, abridged(body)));
        }
        look(edge, path, answer, epochs);
        if (!posted.isEmpty()) {
            orders.add(posted);
        }
        answers.incrementAndGet();
        return answer.headers().getOrDefault("connection", "").equalsIgnoreCase("close");
    }

    /** No edge goes back. */
    private void look(Service edge, String path, KeptConnection.Answer answer, Map<Service, Long> epochs) {
        long epoch = Long.parseLong(answer.headers().getOrDefault("lockstep-epoch", "0"));
        long before = epochs.merge(edge, epoch, Math::max);
        if (epoch > 0 && epoch < before) {
            failures.add(edge.process().name() + path + ": epoch " + epoch + " after " + before);
        }
    }

    private byte[] request(String path, String posted) {
        Map<String, String> headers = Map.of("host", stage.visitor(site).host());
        return posted.isEmpty() ? KeptConnection.get(path, headers) : KeptConnection.post(path, headers, posted);
    }

    /** What {@link Accounts} answers. */
    private static String own(String path, String posted) {
        return posted.isEmpty() ? "GET " + path + "\n" : "POST " + path + "  " + posted + "\n";
    }

    private static String abridged(String body) {
        return body.substring(0, Math.min(body.length(), LINE));
    }
}
