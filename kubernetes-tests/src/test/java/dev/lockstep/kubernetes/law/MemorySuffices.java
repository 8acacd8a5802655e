package dev.lockstep.kubernetes.law;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.kubernetes.manifest.Environment;
import dev.lockstep.kubernetes.manifest.Manifest;
import dev.lockstep.kubernetes.manifest.Manifests;
import dev.lockstep.kubernetes.setting.Service;
import dev.lockstep.kubernetes.setting.Variables;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a container of ours may take holds the heap, as much again for all else of a JVM, the bodies of an edge, which lie
 * outside the heap, and the servers of a worker; and no volume of it lies in that memory.
 */
final class MemorySuffices implements Law {

    private static final Pattern HEAP = Pattern.compile("-Xmx(\\d+)m");
    private static final Pattern QUANTITY = Pattern.compile("(\\d+)(Mi|Gi)");
    /** What Node takes beside the objects of a server: docs/configuration.md, lockstep.servers.megabytes. */
    private static final long NODE_MEBIBYTES = 50;
    /** An edge without a site: docs/scaling.md. */
    private static final long EDGE_MEBIBYTES = 196;

    @Override
    public Stream<String> breaches(Manifests manifests) {
        return Stream.of(Service.values()).flatMap(service -> breaches(service, manifests));
    }

    private static Stream<String> breaches(Service service, Manifests manifests) {
        Manifest workload = manifests.one("Deployment", service.workload());
        Environment told = Environment.of(workload, manifests);
        JsonNode resources = workload.container().path("resources");
        long limit = mebibytes(resources.at("/limits/memory").asText());
        long request = mebibytes(resources.at("/requests/memory").asText());
        long heap = heap(told).orElse(limit / 2);
        long needed = heap + Math.max(heap, bodies(service, told)) + servers(service, told);
        boolean onDisk = Manifest.elements(workload.pod().orElseThrow().path("volumes"))
                .noneMatch(volume -> volume.at("/emptyDir/medium").asText().equals("Memory"));
        return Stream.of(
                        broken(needed <= limit, "may take " + limit + " MiB and needs " + needed),
                        broken(0 < request && request <= limit, "asks for " + request + " MiB of " + limit),
                        broken(onDisk, "keeps files in its memory"))
                .flatMap(words -> words)
                .map(words -> workload.title() + " " + words);
    }

    /** Without a word of it the half, as images have it. */
    private static Optional<Long> heap(Environment told) {
        return Optional.of(HEAP.matcher(told.valueOr("JAVA_TOOL_OPTIONS", "")))
                .filter(Matcher::find)
                .map(found -> Long.valueOf(found.group(1)));
    }

    /** With what an edge is without any, as docs/scaling.md adds up. Answers that arrive take as much as those that are kept. */
    private static long bodies(Service service, Environment told) {
        if (service != Service.EDGE) {
            return 0;
        }
        Variables known = new Variables(service);
        return EDGE_MEBIBYTES
                + size(told, known, "lockstep.edge.body-memory")
                + 2 * size(told, known, "lockstep.edge.kept.memory");
    }

    private static long servers(Service service, Environment told) {
        if (service != Service.RENDER) {
            return 0;
        }
        Variables known = new Variables(service);
        long most = number(told, known, "lockstep.servers.most");
        return most * (number(told, known, "lockstep.servers.megabytes") + NODE_MEBIBYTES);
    }

    private static long number(Environment told, Variables known, String key) {
        return Long.parseLong(value(told, known, key));
    }

    /** What Quarkus calls M is Mi to Kubernetes. */
    private static long size(Environment told, Variables known, String key) {
        String value = value(told, known, key);
        long mebibytes = mebibytes(value + "i");
        if (mebibytes == 0) {
            throw new IllegalArgumentException(key + " is told in other units than M and G: " + value);
        }
        return mebibytes;
    }

    private static String value(Environment told, Variables known, String key) {
        return told.valueOr(Variables.variable(key), known.standard(key));
    }

    static long mebibytes(String quantity) {
        Matcher parts = QUANTITY.matcher(quantity);
        if (!parts.matches()) {
            return 0;
        }
        long number = Long.parseLong(parts.group(1));
        return parts.group(2).equals("Gi") ? number * 1024 : number;
    }

    private static Stream<String> broken(boolean kept, String words) {
        return kept ? Stream.empty() : Stream.of(words);
    }
}
