package dev.lockstep.deploy.finish;

import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.outbox.Outbox;
import dev.lockstep.deploy.outbox.Statement;
import dev.lockstep.deploy.publish.PublishDeploy;
import dev.lockstep.deploy.publish.Refusal;
import dev.lockstep.deploy.site.Site;
import java.util.List;

/** How processing ended. */
public sealed interface Finished {

    /** The deploy is live; the statement tells every edge. */
    record Live(Statement statement) implements Finished {}

    /** The deploy is ready, and shown at its own address or its branch's, and not live. */
    record Draft(Statement statement) implements Finished {}

    /** The deploy is ready and was to be published, but must not. */
    record Unpublished(Refusal refusal) implements Finished {}

    record Failed(List<Problem> problems) implements Finished {
        public Failed {
            problems = List.copyOf(problems);
        }
    }

    static Finished of(PublishDeploy.Outcome outcome) {
        return switch (outcome) {
            case PublishDeploy.Outcome.Live live -> new Live(live.statement());
            case PublishDeploy.Outcome.Refused refused -> new Unpublished(refused.refusal());
        };
    }

    static Finished draft(DeployReady ready) {
        return new Draft(Statement.of(ready));
    }

    /** What to say of a deploy that became ready before: the site may have moved on since. */
    static Finished already(Site site, Deploy deploy, Outbox outbox) {
        return site.pointer().live().shows(deploy.id())
                ? new Live(outbox.latest(site.id(), DeployPublished.LIVE).orElseThrow())
                : new Draft(outbox.latest(site.id(), DeployReady.states(deploy.id()))
                        .orElseThrow());
    }
}
