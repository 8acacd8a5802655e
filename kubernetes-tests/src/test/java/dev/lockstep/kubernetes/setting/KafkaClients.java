package dev.lockstep.kubernetes.setting;

import java.util.List;
import java.util.regex.Pattern;

/** How sources connect to Kafka: all by the map that Quarkus makes of {@code kafka.*}, or past it. */
final class KafkaClients {

    private static final Pattern PAST = Pattern.compile(
            "BOOTSTRAP_SERVERS_CONFIG|SECURITY_PROTOCOL_CONFIG|\"(kafka\\.)?bootstrap\\.servers\"|\"security\\.protocol\"");
    private static final Pattern BY_SETTINGS = Pattern.compile("@Identifier\\(\"default-kafka-broker\"\\)");

    private KafkaClients() {}

    /** Sources that say themselves where Kafka is or how to speak to it. */
    static List<String> past(List<String> sources) {
        return sources.stream().filter(source -> PAST.matcher(source).find()).toList();
    }

    /** Sources that are given the settings. */
    static List<String> bySettings(List<String> sources) {
        return sources.stream()
                .filter(source -> BY_SETTINGS.matcher(source).find())
                .toList();
    }
}
