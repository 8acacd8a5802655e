package dev.lockstep.render.upstream;

import dev.lockstep.contracts.manifest.Render;
import dev.lockstep.render.page.PageOrder;
import dev.lockstep.render.page.PageRenderer;
import dev.lockstep.render.page.Rendering;

/** Has pages made by the server that their route names. */
public final class OriginPages implements PageRenderer {

    private final AskUpstream upstream;

    public OriginPages(AskUpstream upstream) {
        this.upstream = upstream;
    }

    @Override
    public Rendering render(PageOrder order) {
        if (!(order.page().route().render() instanceof Render.Origin origin)) {
            throw new IllegalArgumentException("no origin makes " + order.page().key());
        }
        return upstream.render(order.page(), origin.base());
    }
}
