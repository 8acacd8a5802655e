package dev.lockstep.kubernetes.law;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.kubernetes.manifest.Manifest;
import dev.lockstep.kubernetes.manifest.Manifests;
import java.util.Map;
import java.util.TreeMap;

/** The variables that a container of ours gets: its own, and those of maps that it takes whole. */
record Environment(Map<String, String> variables) {

    static Environment of(Manifest workload, Manifests all) {
        JsonNode container = workload.container();
        Map<String, String> variables = new TreeMap<>();
        Manifest.elements(container.path("envFrom"))
                .map(source -> source.path("configMapRef").path("name").asText())
                .map(name -> all.one("ConfigMap", name).content().path("data"))
                .flatMap(data -> data.properties().stream())
                .forEach(entry -> variables.put(entry.getKey(), entry.getValue().asText()));
        Manifest.elements(container.path("env"))
                .forEach(variable -> variables.put(
                        variable.path("name").asText(), variable.path("value").asText()));
        return new Environment(variables);
    }

    String valueOr(String variable, String standard) {
        return variables.getOrDefault(variable, standard);
    }
}
