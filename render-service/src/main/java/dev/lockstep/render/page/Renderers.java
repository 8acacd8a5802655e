package dev.lockstep.render.page;

import dev.lockstep.contracts.manifest.Render;

/** Who makes the pages of which routes. */
public record Renderers(PageRenderer template, PageRenderer origin, PageRenderer server) {

    PageRenderer of(Render render) {
        return switch (render) {
            case Render.Template ignored -> template;
            case Render.Origin ignored -> origin;
            case Render.Server ignored -> server;
        };
    }
}
