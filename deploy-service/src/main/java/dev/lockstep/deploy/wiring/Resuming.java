package dev.lockstep.deploy.wiring;

import dev.lockstep.deploy.finish.FinishDeploy;
import dev.lockstep.deploy.finish.ResumeDeploys;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.work.WorkLock;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Looks now and then for what a process left undone. */
@Singleton
class Resuming {
    private final ResumeDeploys resume;

    Resuming(DeployStore deploys, FinishDeploy finish, @Identifier("resume") WorkLock lock, Clock clock) {
        this.resume = new ResumeDeploys(deploys, finish, lock, clock);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void resume() {
        resume.resume();
    }
}
