package dev.lockstep.platform.scale.yaml;

import dev.lockstep.platform.scale.ScaledWorkers;
import dev.lockstep.platform.scale.ScalingRule;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The manifest by which KEDA scales workers: what is measured here goes by the numbers that are used there. */
public final class ScaledObjectFile {

    private static final String OURS = "k8s/components/scale-workers-by-lag/scaled-object.yaml";

    private ScaledObjectFile() {}

    /** That of a tree of sources. */
    public static ScaledWorkers in(Path sources) throws IOException {
        return read(sources.resolve(OURS));
    }

    static ScaledWorkers read(Path file) throws IOException {
        Node object = new Node(scaledObject(file), file);
        Node kafka = object.at("spec", "triggers", 0, "metadata");
        ScalingRule rule = new ScalingRule(
                kafka.number("lagThreshold"),
                Math.toIntExact(object.at("spec").number("minReplicaCount")),
                Math.toIntExact(object.at("spec").number("maxReplicaCount")),
                Duration.ofSeconds(object.at("spec").number("pollingInterval")),
                Duration.ofSeconds(
                        object.at("spec", "advanced", "horizontalPodAutoscalerConfig", "behavior", "scaleDown")
                                .number("stabilizationWindowSeconds")));
        return new ScaledWorkers(kafka.text("consumerGroup"), kafka.text("topic"), rule);
    }

    private static Object scaledObject(Path file) throws IOException {
        try (Reader text = Files.newBufferedReader(file)) {
            for (Object document : new Load(LoadSettings.builder().build()).loadAllFromReader(text)) {
                if (document instanceof Map<?, ?> object && "ScaledObject".equals(object.get("kind"))) {
                    return object;
                }
            }
        }
        throw new IOException("there is no ScaledObject in " + file);
    }

    /** A part of the manifest. */
    private record Node(Object value, Path file) {

        Node at(Object... steps) throws IOException {
            Node found = this;
            for (Object step : steps) {
                found = found.step(step);
            }
            return found;
        }

        long number(String name) throws IOException {
            return Long.parseLong(text(name));
        }

        String text(String name) throws IOException {
            return at(name).value().toString();
        }

        private Node step(Object step) throws IOException {
            Object next = switch (value) {
                case Map<?, ?> map -> map.get(step);
                case List<?> list when step instanceof Integer index && index < list.size() -> list.get(index);
                default -> null;
            };
            return Optional.ofNullable(next)
                    .map(found -> new Node(found, file))
                    .orElseThrow(() -> new IOException("the ScaledObject in " + file + " has no " + step));
        }
    }
}
