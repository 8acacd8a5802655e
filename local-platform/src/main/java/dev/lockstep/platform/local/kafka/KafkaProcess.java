package dev.lockstep.platform.local.kafka;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** One KRaft broker that is its own controller. Arguments: data directory, broker port, controller
 * port; and, for clients that come by a detour, the port at which it listens for them and the one that it tells them. */
public final class KafkaProcess {

    private static final int NODE = 1;

    private KafkaProcess() {}

    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        KafkaConfig config = new KafkaConfig(properties(data, arguments[1], arguments[2], detour(arguments)));
        format(data);
        KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "kafka-shutdown"));
        server.startup();
        server.awaitShutdown();
    }

    /** What is added to the listeners, and to what clients are told of them. */
    private record Detour(String listener, String advertised) {}

    private static Detour detour(String[] arguments) {
        return arguments.length < 5
                ? new Detour("", "")
                : new Detour(",DETOUR://127.0.0.1:" + arguments[3], ",DETOUR://127.0.0.1:" + arguments[4]);
    }

    /** Gives an empty directory an identity, and leaves one that has it alone. */
    private static void format(Path data) throws Exception {
        new Formatter()
                .setIgnoreFormatted(true)
                .setClusterId(Uuid.fromString("TG9ja3N0ZXBMb2NhbDAwMQ").toString())
                .setNodeId(NODE)
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(data.toString())
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .addDirectory(data.toString())
                .run();
    }

    private static Properties properties(Path data, String port, String controllerPort, Detour detour) {
        Properties properties = new Properties();
        properties.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", Integer.toString(NODE)),
                Map.entry("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry(
                        "listeners",
                        "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort
                                + detour.listener()),
                Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port + detour.advertised()),
                Map.entry(
                        "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,DETOUR:PLAINTEXT"),
                Map.entry("log.dirs", data.toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("transaction.state.log.num.partitions", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // A restart need not wait for the old session to run out.
                Map.entry("broker.session.timeout.ms", "2000"),
                Map.entry("broker.heartbeat.interval.ms", "500"),
                Map.entry("controlled.shutdown.enable", "false"),
                Map.entry("log.cleaner.dedupe.buffer.size", Integer.toString(4 * 1024 * 1024)),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4")));
        return properties;
    }
}
