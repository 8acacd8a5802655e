package dev.lockstep.render.request;

import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.render.page.RenderOutcome;
import java.io.IOException;

/** Makes pages. */
@FunctionalInterface
public interface Renderer {
    RenderOutcome render(PageRequested request) throws IOException, InterruptedException;
}
