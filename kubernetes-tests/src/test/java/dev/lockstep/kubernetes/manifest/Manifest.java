package dev.lockstep.kubernetes.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One object, as it would be sent to the cluster. */
public record Manifest(JsonNode content) {

    public String kind() {
        return content.path("kind").asText();
    }

    public String apiVersion() {
        return content.path("apiVersion").asText();
    }

    public String name() {
        return content.path("metadata").path("name").asText();
    }

    public JsonNode spec() {
        return content.path("spec");
    }

    /** What its pods are made of; nothing where it has none. */
    public Optional<JsonNode> podTemplate() {
        return Optional.of(spec().path("template")).filter(template -> template.has("spec"));
    }

    /** The specification of its pods; nothing where it has none. */
    public Optional<JsonNode> pod() {
        return podTemplate().map(template -> template.path("spec"));
    }

    /** Those that run for as long as a pod does. */
    public List<JsonNode> containers() {
        return pod().map(pod -> elements(pod.path("containers")).toList()).orElse(List.of());
    }

    /** The one container of a Deployment of ours. */
    public JsonNode container() {
        return containers().getFirst();
    }

    /** How messages name it. */
    public String title() {
        return kind() + " " + name();
    }

    /** Elements of a list, and nothing of what is none. */
    public static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
