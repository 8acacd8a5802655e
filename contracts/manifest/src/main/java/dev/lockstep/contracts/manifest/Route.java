package dev.lockstep.contracts.manifest;

import java.util.List;

/**
 * Paths whose pages are rendered: by whom, told apart by what, kept for how long, and what if that fails.
 *
 * @param echo how the data of its pages tells its version: nothing or one way
 */
public record Route(
        RoutePattern pattern,
        Render render,
        Variants variants,
        List<ParameterTemplate> tags,
        Upkeep upkeep,
        Fallback fallback,
        OnError onError,
        Guard guard,
        List<Echo> echo) {

    public Route {
        tags = List.copyOf(tags);
        echo = List.copyOf(echo);
    }

    /** A route whose data tells no version. */
    public Route(
            RoutePattern pattern,
            Render render,
            Variants variants,
            List<ParameterTemplate> tags,
            Upkeep upkeep,
            Fallback fallback,
            OnError onError,
            Guard guard) {
        this(pattern, render, variants, tags, upkeep, fallback, onError, guard, List.of());
    }

    public Freshness freshness() {
        return upkeep.freshness();
    }

    /** Whether each request goes through to the renderer, and nothing of its answer is stored. */
    public boolean passes() {
        return freshness() instanceof Freshness.Uncached;
    }
}
