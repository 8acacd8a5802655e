package dev.lockstep.story.stage;

import dev.lockstep.platform.child.process.Children;
import dev.lockstep.platform.local.Certificate;
import dev.lockstep.platform.local.ServiceCommand;
import dev.lockstep.platform.local.http.PortReadiness;
import dev.lockstep.platform.local.http.Ports;
import dev.lockstep.platform.local.kafka.GuardedBroker;
import dev.lockstep.platform.local.process.Authority;
import dev.lockstep.platform.local.process.KeyTool;
import dev.lockstep.platform.local.s3.S3Process;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The three services beside a Kafka, a PostgreSQL and a bucket that others run: behind TLS, and passwords or certificates,
 * with the rights that production gives.
 */
public final class GuardedPlatform implements AutoCloseable {

    public static final String TOKEN = "the-token-of-the-owner";
    private static final String BUCKET = "lockstep";
    private static final String SECRET_KEY = "the-secret-key-of-the-bucket";
    private static final int OTHER_PORTS = 7;

    private final Children children;
    private final GuardedBroker broker;
    private final GuardedPostgres postgres;
    private final GuardedServices services;
    private final Map<String, Map<String, Object>> certified;
    private final int nobody;

    private GuardedPlatform(Path data, Children children) throws Exception {
        this.children = children;
        ServiceCommand commands = new ServiceCommand(Files.createDirectories(data.resolve("archives"))).briefly();
        Certificate certificate = KeyTool.selfSigned(data);
        Authority authority = Authority.in(data.resolve("authority"));
        Ports ports = Ports.take(GuardedServices.PORTS + OTHER_PORTS, 0);
        this.nobody = ports.next();
        ProductionUsers users = ProductionUsers.read();
        this.broker = GuardedBroker.start(
                data.resolve("kafka"),
                new GuardedBroker.Doors(ports.next(), ports.next(), ports.next(), ports.next()),
                new GuardedBroker.Trust(certificate, authority.file()),
                users.names());
        users.prepare(broker);
        this.certified = Map.of(
                "lockstep-deploy", broker.byStore(authority.certify("lockstep-deploy")),
                "lockstep-edge", broker.byStore(authority.certify("lockstep-edge")),
                "lockstep-render", broker.byPem(authority.certify("lockstep-render")));
        this.postgres = GuardedPostgres.start(children, data.resolve("postgres"), ports.next(), certificate);
        Map<String, String> bucket = startBucket(commands, data.resolve("s3"), ports.next());
        this.services =
                new GuardedServices(children, commands, new GuardedServices.Told(bucket, ofDeployService()), ports);
        services.start(user -> variables(broker.byPassword(user)));
    }

    public static GuardedPlatform open() throws Exception {
        Path data = Files.createTempDirectory("lockstep-guarded-");
        Children children = Children.in(data);
        try {
            return new GuardedPlatform(data, children);
        } catch (Exception failure) {
            children.close();
            throw failure;
        }
    }

    public Owner owner() {
        return new Owner(services.api(), TOKEN);
    }

    public URI edge() {
        return services.edge();
    }

    /** Starts all three services anew, with a certificate in the place of a password. */
    public void comeBackWithCertificates() {
        services.end();
        services.start(user -> variables(certified(user)));
    }

    /** What no log may hold; of a key no line. */
    public Set<String> secrets() {
        Set<String> secrets = new TreeSet<>(Set.of(TOKEN, SECRET_KEY, GuardedPostgres.PASSWORD));
        certified.keySet().stream().map(GuardedBroker::password).forEach(secrets::add);
        certified.values().stream()
                .flatMap(settings -> settings.entrySet().stream())
                .filter(setting ->
                        Set.of("ssl.keystore.password", "ssl.keystore.key").contains(setting.getKey()))
                .flatMap(setting -> setting.getValue().toString().lines())
                .filter(line -> !line.startsWith("-----"))
                .forEach(secrets::add);
        return secrets;
    }

    /** All that the services have logged, by their names. */
    public Map<String, String> logs() throws IOException {
        return services.logs();
    }

    /** The names of all variables by which a service is told of Kafka and PostgreSQL, in one way or another. */
    public Set<String> variables() {
        Set<String> names = new TreeSet<>(postgres.variables().keySet());
        certified.forEach((user, settings) -> {
            names.addAll(variables(broker.byPassword(user)).keySet());
            names.addAll(variables(settings).keySet());
        });
        return names;
    }

    /** Connects to PostgreSQL without TLS. */
    public void comeToPostgresInTheOpen() throws SQLException {
        postgres.comeInTheOpen();
    }

    @Override
    public void close() {
        services.end();
        broker.close();
        children.close();
    }

    private Map<String, String> startBucket(ServiceCommand commands, Path directory, int port) {
        List<String> arguments = List.of(directory.toString(), Integer.toString(port), BUCKET, BUCKET, SECRET_KEY);
        children.start("s3", commands.ofClass(S3Process.class, arguments), new PortReadiness(port))
                .awaitReady();
        return Map.of(
                "LOCKSTEP_BLOBS_S3_ENDPOINT", "http://127.0.0.1:" + port,
                "LOCKSTEP_BLOBS_S3_BUCKET", BUCKET,
                "LOCKSTEP_BLOBS_S3_ACCESS_KEY", BUCKET,
                "LOCKSTEP_BLOBS_S3_SECRET_KEY", SECRET_KEY);
    }

    private Map<String, String> ofDeployService() {
        Map<String, String> told = new HashMap<>(postgres.variables());
        told.put("LOCKSTEP_TOKEN", TOKEN);
        return told;
    }

    private Map<String, Object> certified(String user) {
        return Objects.requireNonNull(certified.get(user), user);
    }

    /** At the first of the brokers nobody listens. */
    private Map<String, String> variables(Map<String, Object> kafka) {
        Map<String, String> told = new HashMap<>();
        kafka.forEach((key, value) -> told.put(variable("kafka." + key), value.toString()));
        told.merge("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + nobody, (real, dead) -> dead + "," + real);
        return told;
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_');
    }
}
