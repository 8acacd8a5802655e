package dev.lockstep.deploy.publish;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.deploy.site.SiteName;

/** Why a deploy did not become live. */
public sealed interface Refusal {

    record NoSuchSite(String site) implements Refusal {}

    record NoSuchDeploy(DeployId deploy) implements Refusal {}

    record NotReady(DeployId deploy) implements Refusal {}

    record Locked(SiteName site) implements Refusal {}

    /** The refusal for people. */
    default Problem problem() {
        return switch (this) {
            case NoSuchSite(String site) ->
                Problem.of("there is no site '" + site + "'", "create it, or check its spelling");
            case NoSuchDeploy(DeployId deploy) ->
                Problem.of("the site has no deploy '" + deploy + "'", "list its deploys to see which there are");
            case NotReady(DeployId deploy) ->
                Problem.of("deploy '" + deploy + "' is not ready", "wait until its state is 'ready'");
            case Locked(SiteName site) ->
                Problem.of("site '" + site + "' is locked to its live deploy", "unlock that deploy, or deploy a draft");
        };
    }
}
