package dev.lockstep.deploy.publish;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.deploy.lifecycle.WarmUp;
import dev.lockstep.deploy.site.SiteName;
import java.util.List;

/** Why a deploy did not become live. */
public sealed interface Refusal {

    record NoSuchSite(String site) implements Refusal {}

    record NoSuchDeploy(DeployId deploy) implements Refusal {}

    record NotReady(DeployId deploy) implements Refusal {}

    /** It is not kept any more. */
    record Collected(DeployId deploy) implements Refusal {}

    /** The database has it, and the blob store does not. */
    record Lost(DeployId deploy) implements Refusal {}

    record Locked(SiteName site) implements Refusal {}

    /** The caller believed the site to be at another epoch. */
    record MovedOn(SiteName site, Epoch epoch) implements Refusal {}

    /** So many pages fail under the deploy that whoever publishes it does not want it. */
    record Gated(DeployId deploy, WarmUp warmUp) implements Refusal {}

    /** While the deploy was left half prepared by a crash, somebody published another one. */
    record Overtaken(DeployId deploy) implements Refusal {}

    /** What is at fault in detail; empty when there is no more to say. */
    default List<Problem> problems() {
        return this instanceof Gated gated ? gated.warmUp().faults() : List.of();
    }

    /** The refusal for people. */
    default Problem problem() {
        return switch (this) {
            case NoSuchSite(String site) ->
                Problem.of("there is no site '" + site + "'", "create it, or check its spelling");
            case NoSuchDeploy(DeployId deploy) ->
                Problem.of("the site has no deploy '" + deploy + "'", "list its deploys to see which there are");
            case NotReady(DeployId deploy) ->
                Problem.of("deploy '" + deploy + "' is not ready", "wait until its state is 'ready'");
            case Collected(DeployId deploy) ->
                Problem.of(
                        "deploy '" + deploy + "' is not kept any more",
                        "restore one that is, or deploy its content anew");
            case Lost(DeployId deploy) ->
                Problem.of(
                        "deploy '" + deploy + "' cannot be shown: its manifest is not in the blob store",
                        "restore another one, or deploy its content anew; whoever runs the platform may have restored"
                                + " the database from a day before it was removed");
            case Locked(SiteName site) ->
                Problem.of("site '" + site + "' is locked to its live deploy", "unlock that deploy, or deploy a draft");
            case Overtaken(DeployId deploy) ->
                Problem.of(
                        "deploy '" + deploy + "' is not published: another deploy was, meanwhile",
                        "restore it if it is what the site should show");
            case Gated(DeployId deploy, WarmUp warmUp) ->
                Problem.of(
                        "deploy '" + deploy + "' is not published: " + warmUp.failed() + " of " + warmUp.of()
                                + " pages that visitors ask for fail, and "
                                + warmUp.wish().toleratedPercent() + "% may",
                        "see the deploy's permalink; restore it with '?gate=100%' to publish it all the same");
            case MovedOn(SiteName site, Epoch epoch) ->
                Problem.of(
                        "site '" + site + "' is at epoch " + epoch + " by now",
                        "see what happened to it, then ask again with that epoch");
        };
    }
}
