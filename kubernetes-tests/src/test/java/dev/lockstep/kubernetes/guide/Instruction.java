package dev.lockstep.kubernetes.guide;

import dev.lockstep.kubernetes.manifest.Manifests;
import dev.lockstep.kubernetes.manifest.Repository;
import dev.lockstep.kubernetes.manifest.SecretKeys;
import java.nio.file.Files;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A form of commands that the guide may have.
 *
 * @param form the whole of such a command
 * @param there whether all that one names is in the manifests
 */
record Instruction(Pattern form, BiPredicate<MatchResult, Manifests> there) {

    private static final List<Instruction> ALL = List.of(
            of("kubectl kustomize", (_, _) -> true),
            of("kubectl (?:kustomize|apply -k) (\\S+)", (told, _) -> isBuilt(told.group(1))),
            of("kubectl create namespace (\\S+)", (told, all) -> has(all, "Namespace", told.group(1))),
            of("kubectl -n lockstep create secret .+", (told, all) -> areRead(Guide.secrets(told.group()), all)),
            of(
                    "kubectl -n lockstep get secret (\\S+) -o jsonpath='\\{\\.data\\.([^}]+)}'",
                    (told, all) -> areRead(Stream.of(told.group(1) + "/" + told.group(2)), all)),
            of("kubectl -n lockstep rollout restart deployment", (_, _) -> true),
            of(
                    "kubectl -n lockstep rollout status deployment/(\\S+)",
                    (told, all) -> has(all, "Deployment", told.group(1))),
            of(
                    "kubectl -n lockstep port-forward service/(\\S+) (\\d+)",
                    (told, all) -> isServed(told.group(1), told.group(2), all)));

    private static Instruction of(String form, BiPredicate<MatchResult, Manifests> there) {
        return new Instruction(Pattern.compile("^" + form + "$"), there);
    }

    /** Whether a command has one of the forms, and names only what there is. */
    static boolean canBeGiven(String command, Manifests all) {
        return ALL.stream()
                .anyMatch(instruction -> instruction
                        .form()
                        .matcher(command)
                        .results()
                        .anyMatch(told -> instruction.there().test(told, all)));
    }

    private static boolean isBuilt(String folder) {
        return Files.isRegularFile(Repository.ROOT.resolve(folder).resolve("kustomization.yaml"));
    }

    private static boolean areRead(Stream<String> keys, Manifests all) {
        List<String> named = keys.toList();
        return !named.isEmpty() && SecretKeys.referred(all).containsAll(named);
    }

    private static boolean has(Manifests all, String kind, String name) {
        return all.ofKind(kind).anyMatch(manifest -> manifest.name().equals(name));
    }

    private static boolean isServed(String service, String port, Manifests all) {
        return all.ofKind("Service")
                .filter(manifest -> manifest.name().equals(service))
                .anyMatch(manifest -> manifest.spec().findValuesAsText("port").contains(port));
    }
}
