package dev.lockstep.kubernetes.law;

import dev.lockstep.kubernetes.manifest.Environment;
import dev.lockstep.kubernetes.manifest.Manifests;
import dev.lockstep.kubernetes.setting.Service;
import dev.lockstep.kubernetes.setting.Variables;
import java.util.Set;
import java.util.stream.Stream;

/** A service gets no variable that it does not know, and each that it does not start without. */
final class VariablesAreSettings implements Law {

    /** A database has an address only where one is told, which Quarkus' list cannot say. */
    private static final Set<String> OF_THE_DATABASE =
            Set.of("QUARKUS_DATASOURCE_JDBC_URL", "QUARKUS_DATASOURCE_USERNAME", "QUARKUS_DATASOURCE_PASSWORD");

    private static final String OF_JAVA = "JAVA_TOOL_OPTIONS";

    @Override
    public Stream<String> breaches(Manifests manifests) {
        return Stream.of(Service.values()).flatMap(service -> breaches(service, manifests));
    }

    private static Stream<String> breaches(Service service, Manifests manifests) {
        Variables known = new Variables(service);
        Set<String> given = Environment.of(manifests.one("Deployment", service.workload()), manifests)
                .variables()
                .keySet();
        Stream<String> unknown = given.stream()
                .filter(variable -> !known.know(variable) && !variable.equals(OF_JAVA))
                .map(variable -> service.workload() + " knows no setting for " + variable);
        Stream<String> missing = needed(service, known)
                .filter(variable -> !given.contains(variable))
                .map(variable -> service.workload() + " does not start without " + variable);
        return Stream.concat(unknown, missing);
    }

    private static Stream<String> needed(Service service, Variables known) {
        Stream<String> always = Stream.concat(known.required().stream(), Stream.of("KAFKA_BOOTSTRAP_SERVERS"));
        return service == Service.DEPLOY ? Stream.concat(always, OF_THE_DATABASE.stream()) : always;
    }
}
