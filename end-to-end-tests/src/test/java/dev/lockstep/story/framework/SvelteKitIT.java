package dev.lockstep.story.framework;

class SvelteKitIT extends FrameworkContract {
    SvelteKitIT() {
        super("sveltekit", "build", "index.js", "/_app/immutable/");
    }
}
