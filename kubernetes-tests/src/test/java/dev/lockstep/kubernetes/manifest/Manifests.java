package dev.lockstep.kubernetes.manifest;

import java.util.List;
import java.util.stream.Stream;

/** All objects of one installation. */
public record Manifests(List<Manifest> all) {

    public Manifests {
        all = List.copyOf(all);
    }

    public Stream<Manifest> ofKind(String kind) {
        return all.stream().filter(manifest -> manifest.kind().equals(kind));
    }

    public Manifest one(String kind, String name) {
        return ofKind(kind)
                .filter(manifest -> manifest.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no " + kind + " " + name));
    }

    /** Those that make pods. */
    public List<Manifest> withPods() {
        return all.stream().filter(manifest -> manifest.pod().isPresent()).toList();
    }
}
