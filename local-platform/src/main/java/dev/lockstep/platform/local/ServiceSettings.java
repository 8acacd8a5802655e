package dev.lockstep.platform.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What each service is told, in its own configuration keys. */
public record ServiceSettings(PlatformPlan plan, PlatformPorts ports, Path blobs, String token) {

    /** All visitors have one address: an edge may hold as many connections as a test has visitors. */
    private static final String EVERYBODY_IS_HERE = "20000";

    /** Its name, and that of whoever may use it. */
    public static final String BUCKET = "lockstep";

    /** Nobody sends visitors here but tests, which know when they are done. */
    private static final Map<String, String> HURRY = Map.of(
            "lockstep.edge.drain.delay", "0s",
            "lockstep.edge.drain.quiet", "100ms",
            "lockstep.edge.drain.timeout", "1s",
            "lockstep.drain.quiet", "0s",
            "lockstep.drain.timeout", "1s",
            "quarkus.shutdown.delay", "0s",
            "quarkus.shutdown.timeout", "1s");

    private static final String LOOPBACK = "127.0.0.1";
    private static final String LOCAL_NAMES = "localhost,127.0.0.1";

    public Map<String, String> deploy(ServicePorts where) {
        Map<String, String> settings = common(where.clients());
        settings.put("quarkus.management.host", LOOPBACK);
        settings.put("quarkus.management.port", text(where.operations()));
        settings.put("quarkus.datasource.jdbc.url", ports.postgresUrl());
        settings.put("quarkus.datasource.username", "postgres");
        settings.put("quarkus.datasource.password", "postgres");
        settings.put("lockstep.token", token);
        settings.put("lockstep.domain", plan.domain());
        settings.put(
                "lockstep.public-url",
                "http://{host}:" + ports.edges().getFirst().clients());
        settings.put("lockstep.bundles.allowed-hosts", LOCAL_NAMES);
        settings.put("lockstep.events.topics.shop", "products");
        return settings;
    }

    public Map<String, String> render(int index, ServicePorts where) {
        Map<String, String> settings = common(where.operations());
        settings.put("lockstep.worker", "render-" + (index + 1));
        settings.put("lockstep.passes.host", LOOPBACK);
        settings.put("lockstep.passes.port", text(where.clients()));
        settings.put("lockstep.data.allowed-hosts", LOCAL_NAMES);
        return settings;
    }

    /** An edge that reaches Kafka by the detour. */
    public Map<String, String> detouredEdge(int index, ServicePorts where) {
        Map<String, String> settings = edge(index, where);
        settings.put("kafka.bootstrap.servers", LOOPBACK + ":" + plan.detour());
        return settings;
    }

    public Map<String, String> edge(int index, ServicePorts where) {
        Map<String, String> settings = common(where.operations());
        settings.put("lockstep.edge.id", "edge-" + (index + 1));
        settings.put("lockstep.edge.port", text(where.clients()));
        settings.put("lockstep.edge.door.connections", EVERYBODY_IS_HERE);
        settings.put(
                "lockstep.edge.copies.directory",
                plan.data().resolve("copies").resolve("edge-" + (index + 1)).toString());
        settings.put(
                "lockstep.edge.workers",
                ports.renders().stream()
                        .map(render -> render.clientsUrl().toString())
                        .collect(Collectors.joining(",")));
        return settings;
    }

    private Map<String, String> common(int httpPort) {
        Map<String, String> settings = new HashMap<>(HURRY);
        settings.put("lockstep.log.format", "text");
        settings.putAll(plan.settings());
        settings.put("quarkus.http.host", LOOPBACK);
        settings.put("quarkus.http.port", text(httpPort));
        settings.put("kafka.bootstrap.servers", ports.kafkaServers());
        whereBlobsAre().forEach(settings::putIfAbsent);
        settings.put("lockstep.topics.replication", "1");
        return settings;
    }

    /** Unless the plan's own settings name a place. */
    private Map<String, String> whereBlobsAre() {
        if (plan.bucket()) {
            return Map.of(
                    "lockstep.blobs.s3.endpoint", "http://" + LOOPBACK + ":" + ports.s3(),
                    "lockstep.blobs.s3.bucket", BUCKET,
                    "lockstep.blobs.s3.access-key", BUCKET,
                    "lockstep.blobs.s3.secret-key", token);
        }
        return plan.settings().containsKey("lockstep.blobs.s3.bucket")
                ? Map.of()
                : Map.of("lockstep.blobs.directory", blobs.toString());
    }

    private static String text(int port) {
        return Integer.toString(port);
    }
}
