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

    /** Whether requests go through to the renderer as they are, and no pages are made. */
    public boolean passes() {
        return freshness() instanceof Freshness.Uncached || keeps();
    }

    /** Whether what goes through is kept as far as it allows that. */
    public boolean keeps() {
        return freshness() instanceof Freshness.Kept;
    }
}
