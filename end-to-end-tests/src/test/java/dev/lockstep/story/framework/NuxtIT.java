package dev.lockstep.story.framework;

class NuxtIT extends FrameworkContract {
    NuxtIT() {
        super("nuxt", ".output", "server/index.mjs", "/_nuxt/");
    }
}
