package dev.lockstep.edge.vertx.visit;

import dev.lockstep.edge.ask.Asking;
import dev.lockstep.edge.continuity.CatchingUp;
import java.time.Duration;

/**
 * What visitors wait for.
 *
 * @param patience how long a visitor is held for a page that has to be rendered
 * @param catchingUp holds who has seen more than this edge knows
 * @param journeys are those for which something has to be made
 */
public record Waiting(Asking asking, Duration patience, CatchingUp catchingUp, Journeys journeys) {}
