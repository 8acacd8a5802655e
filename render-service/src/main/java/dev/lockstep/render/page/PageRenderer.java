package dev.lockstep.render.page;

import java.io.IOException;

/** Makes pages in one way. */
@FunctionalInterface
public interface PageRenderer {

    /**
     * Makes the page of a key, and stores its body before it returns.
     *
     * @throws IOException when what is ours failed, such as the blob store; what others did wrong is a {@link Rendering}
     */
    Rendering render(PageOrder order) throws IOException, InterruptedException;
}
