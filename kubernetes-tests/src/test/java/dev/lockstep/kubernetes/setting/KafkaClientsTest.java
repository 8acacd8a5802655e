package dev.lockstep.kubernetes.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KafkaClientsTest {

    @ParameterizedTest
    @EnumSource
    void everyClientOfAServiceHasWhatAnOperatorSets(Service service) {
        // Given
        List<String> sources = service.sources().stream().map(Service::text).toList();

        // Then
        assertThat(KafkaClients.bySettings(sources)).isNotEmpty();
        assertThat(KafkaClients.past(sources)).isEmpty();
        assertThat(service.properties().stringPropertyNames())
                .noneMatch(key -> key.endsWith("bootstrap.servers") || key.endsWith("security.protocol"));
    }

    @Test
    void whoConnectsPastTheSettingsIsSeen() {
        assertThat(KafkaClients.past(List.of("settings.put(\"bootstrap.servers\", \"kafka:9092\");")))
                .hasSize(1);
        assertThat(KafkaClients.past(List.of("Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers)")))
                .hasSize(1);
    }
}
