package dev.lockstep.edge.site;

/** Sites whose manifests are fetched by whoever reads of a publish, at once: for manifests that do not hang. */
public final class MemorySites {
    private MemorySites() {}

    public static Sites of(Manifests manifests) {
        return new Sites(manifests, new Fetching(Runnable::run, Runnable::run));
    }
}
