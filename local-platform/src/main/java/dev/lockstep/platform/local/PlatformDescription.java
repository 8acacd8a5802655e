package dev.lockstep.platform.local;

import java.util.List;

/** A running platform, as scripts are told of it. */
public record PlatformDescription(
        String api,
        String token,
        String domain,
        Part deploy,
        List<Part> edges,
        List<Part> renders,
        String kafka,
        String postgres,
        String blobs) {

    public PlatformDescription {
        edges = List.copyOf(edges);
        renders = List.copyOf(renders);
    }

    /**
     * One service.
     *
     * @param url where its clients reach it
     * @param operations where its health and metrics are
     */
    public record Part(String name, String url, String operations, long pid, String log) {}
}
