package dev.lockstep.contracts.manifest;

import java.util.List;

/** Paths whose pages are rendered: by whom, told apart by what, kept for how long, and what if that fails. */
public record Route(
        RoutePattern pattern,
        Render render,
        Variants variants,
        List<ParameterTemplate> tags,
        Upkeep upkeep,
        Fallback fallback,
        OnError onError,
        Guard guard) {

    public Route {
        tags = List.copyOf(tags);
    }

    public Freshness freshness() {
        return upkeep.freshness();
    }

    /** Whether each request goes through to the renderer, and nothing of its answer is stored. */
    public boolean passes() {
        return freshness() instanceof Freshness.Uncached;
    }
}
