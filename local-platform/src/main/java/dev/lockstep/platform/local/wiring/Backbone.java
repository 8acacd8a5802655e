package dev.lockstep.platform.local.wiring;

import dev.lockstep.platform.child.process.ChildProcess;
import dev.lockstep.platform.child.process.Children;
import dev.lockstep.platform.local.ServiceCommand;
import dev.lockstep.platform.local.http.PortReadiness;
import dev.lockstep.platform.local.http.Ports;
import dev.lockstep.platform.local.kafka.KafkaProcess;
import dev.lockstep.platform.local.postgres.PostgresDirectory;
import dev.lockstep.platform.local.postgres.PostgresReadiness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Kafka and PostgreSQL: what the services stand on, and all that a test of one service needs. */
public final class Backbone implements AutoCloseable {

    private final Children children;
    private final int kafkaPort;
    private final int postgresPort;
    private final ChildProcess kafka;
    private final ChildProcess postgres;

    Backbone(Children children, Path data, ServiceCommand commands, Where where) throws IOException {
        this.children = children;
        this.kafkaPort = where.kafka();
        this.postgresPort = where.postgres();
        this.kafka = startKafka(Files.createDirectories(data.resolve("kafka")), commands, where);
        this.postgres = startPostgres(Files.createDirectories(data.resolve("postgres")));
    }

    /**
     * Ports of the two.
     *
     * @param detour where Kafka listens for those who come by a detour, and how it tells them to come; none or both
     */
    record Where(int kafka, int kafkaController, int postgres, List<Integer> detour) {
        Where {
            detour = List.copyOf(detour);
        }
    }

    /** Starts both below a directory, and returns when they are ready. */
    public static Backbone start(Path data) throws IOException {
        Children children = Children.in(Files.createDirectories(data));
        try {
            Ports ports = Ports.take(3, 0);
            ServiceCommand commands = new ServiceCommand(Files.createDirectories(data.resolve("archives"))).briefly();
            Backbone backbone = new Backbone(
                    children, data, commands, new Where(ports.next(), ports.next(), ports.next(), List.of()));
            backbone.kafka.awaitReady();
            backbone.postgres.awaitReady();
            return backbone;
        } catch (RuntimeException | IOException failure) {
            children.close();
            throw failure;
        }
    }

    public ChildProcess kafka() {
        return kafka;
    }

    public ChildProcess postgres() {
        return postgres;
    }

    /** Kafka's bootstrap servers. */
    public String kafkaServers() {
        return "127.0.0.1:" + kafkaPort;
    }

    /** A JDBC address; user and password are {@code postgres}. */
    public String postgresUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgresPort + "/postgres";
    }

    /** Ends both. */
    @Override
    public void close() {
        children.close();
    }

    private ChildProcess startKafka(Path directory, ServiceCommand commands, Where where) {
        List<String> arguments = new ArrayList<>(List.of(directory.toString()));
        Stream.concat(Stream.of(where.kafka(), where.kafkaController()), where.detour().stream())
                .map(port -> Integer.toString(port))
                .forEach(arguments::add);
        return children.start("kafka", commands.ofClass(KafkaProcess.class, arguments), new PortReadiness(kafkaPort));
    }

    private ChildProcess startPostgres(Path directory) throws IOException {
        PostgresDirectory cluster = new PostgresDirectory(directory);
        cluster.prepare();
        return children.start("postgres", cluster.command(postgresPort), new PostgresReadiness(postgresPort));
    }
}
