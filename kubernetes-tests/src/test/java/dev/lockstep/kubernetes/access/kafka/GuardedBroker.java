package dev.lockstep.kubernetes.access.kafka;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A broker at which users have names and passwords, and nobody may do what no rule allows. Its owner comes by a door of theirs. */
final class GuardedBroker implements AutoCloseable {

    private static final String PASSWORD = "for a test";
    private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required";

    private final int ownerPort;
    private final int userPort;
    private final KafkaRaftServer server;

    private GuardedBroker(Path data, List<String> users) throws Exception {
        this.ownerPort = freePort();
        this.userPort = freePort();
        KafkaConfig config = new KafkaConfig(properties(data, users, freePort()));
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(1)
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(data.toString())
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .addDirectory(data.toString())
                .run();
        this.server = new KafkaRaftServer(config, Time.SYSTEM);
        server.startup();
    }

    static GuardedBroker start(Path data, List<String> users) throws Exception {
        return new GuardedBroker(data, users);
    }

    /** How its owner connects, who may do everything. */
    Map<String, Object> owner() {
        return Map.of("bootstrap.servers", "127.0.0.1:" + ownerPort);
    }

    /** How a user connects, in words that services take with {@code kafka.} before them. */
    Map<String, Object> user(String name) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", "127.0.0.1:" + userPort);
        settings.put("security.protocol", "SASL_PLAINTEXT");
        settings.put("sasl.mechanism", "PLAIN");
        settings.put("sasl.jaas.config", LOGIN + " username=\"" + name + "\" password=\"" + PASSWORD + "\";");
        return settings;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private Properties properties(Path data, List<String> users, int controllerPort) {
        String known = users.stream()
                .map(user -> " user_" + user + "=\"" + PASSWORD + "\"")
                .collect(Collectors.joining());
        Properties properties = new Properties();
        properties.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("inter.broker.listener.name", "OWNER"),
                Map.entry(
                        "listeners",
                        "OWNER://127.0.0.1:" + ownerPort + ",USERS://127.0.0.1:" + userPort + ",CONTROLLER://127.0.0.1:"
                                + controllerPort),
                Map.entry(
                        "listener.security.protocol.map", "OWNER:PLAINTEXT,CONTROLLER:PLAINTEXT,USERS:SASL_PLAINTEXT"),
                Map.entry("listener.name.users.sasl.enabled.mechanisms", "PLAIN"),
                Map.entry("listener.name.users.plain.sasl.jaas.config", LOGIN + known + ";"),
                Map.entry("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
                Map.entry("super.users", "User:ANONYMOUS"),
                Map.entry("log.dirs", data.toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("controlled.shutdown.enable", "false"),
                Map.entry("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20))));
        return properties;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
