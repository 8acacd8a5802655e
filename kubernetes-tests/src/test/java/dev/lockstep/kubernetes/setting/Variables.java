package dev.lockstep.kubernetes.setting;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The variables by which a service can be set, and those without which it does not start. */
public final class Variables {

    private final List<Setting> settings;
    private final Set<String> others = new HashSet<>();
    private final Map<String, String> standards = new HashMap<>(QuarkusSettings.standards());

    public Variables(Service service) {
        this.settings = service.settings();
        settings.forEach(setting -> standards.put(setting.key(), setting.standard()));
        standards.keySet().stream()
                .filter(key -> key.startsWith("quarkus."))
                .filter(key -> !key.startsWith("quarkus.datasource.")
                        || service.build().contains("quarkus-jdbc-postgresql"))
                .map(Setting::variable)
                .forEach(others::add);
        Stream.of(AdminClientConfig.configNames(), ConsumerConfig.configNames(), ProducerConfig.configNames())
                .flatMap(Set::stream)
                .map(name -> Setting.variable("kafka." + name))
                .forEach(others::add);
        Properties properties = service.properties();
        properties.stringPropertyNames().forEach(key -> standards.put(key, properties.getProperty(key)));
    }

    /** The variable that sets a key. */
    public static String variable(String key) {
        return Setting.variable(key);
    }

    /** Whether the service has something that this sets. */
    public boolean know(String variable) {
        return others.contains(variable) || settings.stream().anyMatch(setting -> setting.isSetBy(variable));
    }

    /** Those without a standard that have to be set. */
    public List<String> required() {
        return settings.stream()
                .filter(Setting::required)
                .map(Setting::variable)
                .distinct()
                .toList();
    }

    /** What holds for a key when nobody sets it. */
    public String standard(String key) {
        String standard = standards.get(key);
        if (standard == null) {
            throw new IllegalArgumentException("there is no setting " + key);
        }
        return standard;
    }
}
