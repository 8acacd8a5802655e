package dev.lockstep.edge.vertx.visit;

import dev.lockstep.edge.continuity.CatchingUp;
import dev.lockstep.edge.continuity.Ended;
import dev.lockstep.edge.continuity.Seen;
import dev.lockstep.edge.site.SiteView;
import io.vertx.core.Context;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What one visitor waits for who has seen more than this edge knows: once, however often it is decided anew what they are
 * shown. Everything happens on the request's context.
 */
final class CatchUp {

    private final Context context;
    private @Nullable CompletableFuture<Ended> waits;
    private @Nullable Ended ended;

    CatchUp(Context context) {
        this.context = context;
    }

    /** Empty before it has. */
    Optional<Ended> ended() {
        return Optional.ofNullable(ended);
    }

    /** {@code then} runs however it has ended, unless the visitor has left. */
    void begin(CatchingUp catchingUp, SiteView view, Seen seen, Runnable then) {
        CompletableFuture<Ended> asked = catchingUp.await(view.site(), seen.epoch());
        waits = asked;
        long millis = Math.max(1, catchingUp.patience().toMillis());
        long timer = context.owner().setTimer(millis, _ -> asked.complete(Ended.OUT_OF_TIME));
        var _ = asked.whenComplete((how, left) -> context.runOnContext(_ -> {
            context.owner().cancelTimer(timer);
            if (left == null) {
                ended = how;
                then.run();
            }
        }));
    }

    void giveUp() {
        if (waits != null) {
            waits.cancel(false);
        }
    }
}
