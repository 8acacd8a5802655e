package dev.lockstep.kubernetes.law;

import dev.lockstep.kubernetes.manifest.Manifests;
import java.util.stream.Stream;

/** Something that manifests must keep to. */
@FunctionalInterface
interface Law {

    /** Who breaks it, and how. */
    Stream<String> breaches(Manifests manifests);
}
