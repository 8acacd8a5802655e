package dev.lockstep.kubernetes.law;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Something that has to hold of a part of a manifest. */
record Demand(String words, Predicate<JsonNode> kept) {

    /** Of a pod's security context, by the Pod Security Standard "restricted". */
    static final List<Demand> OF_A_POD_CONTEXT = List.of(
            new Demand(
                    "runs as somebody", context -> context.path("runAsNonRoot").asBoolean()),
            new Demand(
                    "has a seccomp profile",
                    context ->
                            context.path("seccompProfile").path("type").asText().equals("RuntimeDefault")));

    /** Of a container's, by the same. */
    static final List<Demand> OF_A_CONTAINER_CONTEXT = List.of(
            new Demand("gains no rights", context -> isFalse(context.path("allowPrivilegeEscalation"))),
            new Demand("has no capabilities", context -> hasNone(context.path("capabilities"))));

    static boolean isFalse(JsonNode value) {
        return value.isBoolean() && !value.asBoolean();
    }

    private static boolean hasNone(JsonNode capabilities) {
        return capabilities.path("drop").toString().equals("[\"ALL\"]") && !capabilities.has("add");
    }

    static Stream<String> broken(List<Demand> demands, JsonNode subject, String title) {
        return demands.stream()
                .filter(demand -> !demand.kept().test(subject))
                .map(demand -> "it does not hold that " + title + " " + demand.words());
    }
}
