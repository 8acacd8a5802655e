package dev.lockstep.edge.vertx.visit;

import io.vertx.core.Context;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The steps of one visit. All of them are on its context, save those that may block.
 *
 * @param broken is told of whatever goes wrong in one, so that nobody is left waiting
 */
record Steps(Executor blocking, Context context, Consumer<RuntimeException> broken) {

    void step(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException defect) {
            broken.accept(defect);
        }
    }

    void offLoop(Runnable mayBlock) {
        blocking.execute(() -> {
            try {
                mayBlock.run();
            } catch (RuntimeException defect) {
                soon(() -> broken.accept(defect));
            }
        });
    }

    void soon(Runnable then) {
        context.runOnContext(_ -> step(then));
    }
}
