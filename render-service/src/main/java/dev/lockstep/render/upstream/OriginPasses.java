package dev.lockstep.render.upstream;

import dev.lockstep.contracts.manifest.Render;
import dev.lockstep.render.pass.PassOrder;
import dev.lockstep.render.pass.PassOutcome;
import dev.lockstep.render.pass.PassedResponse;
import dev.lockstep.render.pass.Passer;

/** Has requests answered by the server that their route names. */
public final class OriginPasses implements Passer {

    private final ForwardUpstream upstream;

    public OriginPasses(ForwardUpstream upstream) {
        this.upstream = upstream;
    }

    @Override
    public PassOutcome pass(PassOrder order, PassedResponse response) {
        if (!(order.page().route().render() instanceof Render.Origin origin)) {
            throw new IllegalArgumentException("no origin makes " + order.page().key());
        }
        return order.request().isRedirected()
                ? upstream.show(order.request(), origin.base(), response)
                : upstream.pass(order.request(), origin.base(), response);
    }
}
