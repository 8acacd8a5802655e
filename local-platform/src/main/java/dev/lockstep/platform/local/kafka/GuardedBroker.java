package dev.lockstep.platform.local.kafka;

import dev.lockstep.platform.local.Certificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A broker within this process that speaks TLS, at which users say who they are by a password or by a certificate, each at
 * a door of its own, and may do nothing that no rule allows. Its owner comes by a third door.
 */
public final class GuardedBroker implements AutoCloseable {

    private static final String LOGIN = "org.apache.kafka.common.security.scram.ScramLoginModule required";
    private static final String MECHANISM = "SCRAM-SHA-512";
    private static final int ITERATIONS = 4096;

    private final Doors doors;
    private final Trust trust;
    private final KafkaRaftServer server;

    private GuardedBroker(Path data, Doors doors, Trust trust) throws Exception {
        this.doors = doors;
        this.trust = trust;
        KafkaConfig config = new KafkaConfig(properties(data));
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(1)
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(data.toString())
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .addDirectory(data.toString())
                .run();
        this.server = new KafkaRaftServer(config, Time.SYSTEM);
    }

    /** Free ports for those who may do everything, for both kinds of users, and for the broker itself. */
    public record Doors(int owner, int passwords, int certificates, int controller) {}

    /**
     * Who believes whom.
     *
     * @param own by which the broker says who it is
     * @param clients the authority that signs certificates of users, as PEM
     */
    public record Trust(Certificate own, Path clients) {}

    /** Starts it in an empty directory, with users who have passwords and may do nothing yet. */
    public static GuardedBroker start(Path data, Doors doors, Trust trust, Collection<String> users) throws Exception {
        GuardedBroker broker = new GuardedBroker(data, doors, trust);
        broker.server.startup();
        broker.admit(users);
        return broker;
    }

    /** How its owner connects, who may do everything. */
    public Map<String, Object> owner() {
        return Map.of("bootstrap.servers", "127.0.0.1:" + doors.owner());
    }

    /** How a user with a password connects, in words that services take with {@code kafka.} before them. */
    public Map<String, Object> byPassword(String name) {
        return with(
                doors.passwords(),
                Map.of(
                        "security.protocol",
                        "SASL_SSL",
                        "sasl.mechanism",
                        MECHANISM,
                        "sasl.jaas.config",
                        LOGIN + " username=\"" + name + "\" password=\"" + password(name) + "\";"));
    }

    /** How a user with a certificate connects, from a file that holds its key as well. */
    public Map<String, Object> byStore(Certificate user) {
        return with(
                doors.certificates(),
                Map.of(
                        "security.protocol",
                        "SSL",
                        "ssl.keystore.type",
                        "PKCS12",
                        "ssl.keystore.location",
                        user.store().toString(),
                        "ssl.keystore.password",
                        user.password()));
    }

    /** The same, with both as text. */
    public Map<String, Object> byPem(Certificate user) throws IOException {
        return with(
                doors.certificates(),
                Map.of(
                        "security.protocol",
                        "SSL",
                        "ssl.keystore.type",
                        "PEM",
                        "ssl.keystore.certificate.chain",
                        Files.readString(user.file()),
                        "ssl.keystore.key",
                        Files.readString(user.key())));
    }

    public static String password(String user) {
        return "the-password-of-" + user;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private Map<String, Object> with(int door, Map<String, Object> credentials) {
        Map<String, Object> settings = new HashMap<>(credentials);
        settings.put("bootstrap.servers", "127.0.0.1:" + door);
        settings.put("ssl.truststore.type", "PEM");
        settings.put("ssl.truststore.location", trust.own().file().toString());
        return settings;
    }

    private void admit(Collection<String> users) throws ExecutionException, InterruptedException {
        ScramCredentialInfo how = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS);
        List<UserScramCredentialAlteration> admissions = users.stream()
                .<UserScramCredentialAlteration>map(user -> new UserScramCredentialUpsertion(user, how, password(user)))
                .toList();
        try (Admin admin = Admin.create(owner())) {
            admin.alterUserScramCredentials(admissions).all().get();
        }
    }

    private Properties properties(Path data) {
        Properties properties = new Properties();
        properties.putAll(itself(data));
        properties.putAll(entrances());
        return properties;
    }

    private Map<String, String> itself(Path data) {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + doors.controller()),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("inter.broker.listener.name", "OWNER"),
                Map.entry("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
                Map.entry("super.users", "User:ANONYMOUS"),
                Map.entry("log.dirs", data.toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("controlled.shutdown.enable", "false"),
                Map.entry("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20)));
    }

    private Map<String, String> entrances() {
        return Map.ofEntries(
                Map.entry(
                        "listeners",
                        "OWNER://127.0.0.1:" + doors.owner() + ",PASSWORDS://127.0.0.1:" + doors.passwords()
                                + ",CERTIFICATES://127.0.0.1:" + doors.certificates() + ",CONTROLLER://127.0.0.1:"
                                + doors.controller()),
                Map.entry(
                        "listener.security.protocol.map",
                        "OWNER:PLAINTEXT,CONTROLLER:PLAINTEXT,PASSWORDS:SASL_SSL,CERTIFICATES:SSL"),
                Map.entry("ssl.keystore.type", "PKCS12"),
                Map.entry("ssl.keystore.location", trust.own().store().toString()),
                Map.entry("ssl.keystore.password", trust.own().password()),
                Map.entry("listener.name.passwords.sasl.enabled.mechanisms", MECHANISM),
                Map.entry("listener.name.passwords.scram-sha-512.sasl.jaas.config", LOGIN + ";"),
                Map.entry("listener.name.certificates.ssl.client.auth", "required"),
                Map.entry("listener.name.certificates.ssl.truststore.type", "PEM"),
                Map.entry(
                        "listener.name.certificates.ssl.truststore.location",
                        trust.clients().toString()),
                // With a password or a certificate, a user is the same one.
                Map.entry("listener.name.certificates.ssl.principal.mapping.rules", "RULE:^CN=(.*)$/$1/"));
    }
}
