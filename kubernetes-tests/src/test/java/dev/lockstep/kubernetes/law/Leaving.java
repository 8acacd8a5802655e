package dev.lockstep.kubernetes.law;

import dev.lockstep.kubernetes.manifest.Environment;
import dev.lockstep.kubernetes.setting.Service;
import dev.lockstep.kubernetes.setting.Variables;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The times that a service takes one after another, once it is told to end.
 *
 * @param settings keys of those that may be set
 * @param constants names of those that nobody can set, as its sources have them
 */
record Leaving(Service service, List<String> settings, List<String> constants) {

    static Leaving of(Service service) {
        return switch (service) {
            case DEPLOY ->
                new Leaving(service, List.of("quarkus.shutdown.delay", "quarkus.shutdown.timeout"), List.of());
            case EDGE ->
                new Leaving(service, List.of("lockstep.edge.drain.delay", "lockstep.edge.drain.timeout"), List.of());
            case RENDER -> new Leaving(service, List.of("lockstep.drain.timeout"), List.of("FAREWELL"));
        };
    }

    /** At most. */
    Duration takes(Environment environment) {
        Variables known = new Variables(service);
        Stream<Duration> set = settings.stream()
                .map(key -> environment.valueOr(Variables.variable(key), known.standard(key)))
                .map(time -> Duration.parse("PT" + time));
        return Stream.concat(set, constants.stream().map(service::seconds)).reduce(Duration.ZERO, Duration::plus);
    }
}
