package dev.lockstep.kubernetes.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** The variables that a container of ours gets: its own, and those of maps that it takes whole. */
public record Environment(Map<String, String> variables) {

    /** With nothing in the place of what is in a Secret, or is known in a cluster alone. */
    public static Environment of(Manifest workload, Manifests all) {
        return of(workload, all, (_, _) -> "");
    }

    /** With values of Secrets by their names and keys. */
    public static Environment of(Manifest workload, Manifests all, BinaryOperator<String> secrets) {
        JsonNode container = workload.container();
        Map<String, String> variables = new TreeMap<>();
        Manifest.elements(container.path("envFrom"))
                .map(source -> source.path("configMapRef").path("name").asText())
                .map(name -> all.one("ConfigMap", name).content().path("data"))
                .flatMap(data -> data.properties().stream())
                .forEach(entry -> variables.put(entry.getKey(), entry.getValue().asText()));
        Manifest.elements(container.path("env"))
                .forEach(variable -> variables.put(variable.path("name").asText(), value(variable, secrets)));
        return new Environment(variables);
    }

    public String valueOr(String variable, String standard) {
        return variables.getOrDefault(variable, standard);
    }

    private static String value(JsonNode variable, BinaryOperator<String> secrets) {
        JsonNode secret = variable.at("/valueFrom/secretKeyRef");
        return secret.has("key")
                ? secrets.apply(secret.path("name").asText(), secret.path("key").asText())
                : variable.path("value").asText();
    }
}
