package dev.lockstep.render.pass;

import dev.lockstep.contracts.manifest.Render;

/** Who answers the requests of which routes. */
public record Passers(Passer template, Passer origin, Passer server) {

    Passer of(Render render) {
        return switch (render) {
            case Render.Template ignored -> template;
            case Render.Origin ignored -> origin;
            case Render.Server ignored -> server;
        };
    }
}
