package dev.lockstep.deploy.finish;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.work.WorkLock;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/**
 * Finishes deploys that are complete and that nobody works on any more: their process died. Of those that live, one does so,
 * and another when that one dies, too.
 */
public final class ResumeDeploys {
    private static final System.Logger LOG = System.getLogger(ResumeDeploys.class.getName());

    /** Processing takes less; to do it twice at once is harmless. */
    private static final Duration LEFT_ALONE = Duration.ofSeconds(10);

    private final DeployStore deploys;
    private final FinishDeploy finish;
    private final WorkLock lock;
    private final Clock clock;

    public ResumeDeploys(DeployStore deploys, FinishDeploy finish, WorkLock lock, Clock clock) {
        this.deploys = deploys;
        this.finish = finish;
        this.lock = lock;
        this.clock = clock;
    }

    /** Does nothing where another process does this. One call at a time. */
    public void resume() {
        if (lock.isHeld()) {
            deploys.processingSince(clock.instant().minus(LEFT_ALONE)).stream()
                    .takeWhile(_ -> lock.isHeld())
                    .forEach(this::resume);
        }
    }

    /** In the name of whoever asked for it: that nobody waits for the answer any more makes it nobody else's. */
    private Finished finish(Deploy deploy) throws IOException {
        return deploy.state() instanceof DeployState.Warming
                ? finish.resumeWarming(deploy.id(), deploy.asker())
                : finish.finish(deploy.id(), deploy.asker());
    }

    /** One that cannot be finished, because its blobs cannot be read now or for whatever else, does not keep others waiting. */
    private void resume(DeployId deploy) {
        try {
            Finished ignored = finish(deploys.find(deploy).orElseThrow());
            LOG.log(System.Logger.Level.INFO, "deploy resumed deploy={0}", deploy);
        } catch (IOException | RuntimeException failure) {
            LOG.log(System.Logger.Level.WARNING, "deploy not resumed deploy=" + deploy, failure);
        }
    }
}
