package dev.lockstep.story.framework;

class AstroIT extends FrameworkContract {
    AstroIT() {
        super("astro", "dist", "server/entry.mjs", "/_astro/");
    }
}
