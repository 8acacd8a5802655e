package dev.lockstep.edge.site;

import java.time.Instant;

/** A deploy that the site's own hosts showed before, and until when they did. */
public record Earlier(Shown.Permalink shown, Instant until) {}
