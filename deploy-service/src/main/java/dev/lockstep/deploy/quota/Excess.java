package dev.lockstep.deploy.quota;

import dev.lockstep.contracts.event.Problem;

/** What is too much of. */
public sealed interface Excess {

    record Files(long most) implements Excess {}

    record DeployBytes(long most) implements Excess {}

    record SiteBytes(long most) implements Excess {}

    record Branches(long most) implements Excess {}

    record OpenDeploys(long most) implements Excess {}

    record Pins(long most) implements Excess {}

    /** What is wrong, for people. */
    default Problem problem() {
        return switch (this) {
            case Files(long most) ->
                Problem.of(
                        "the deploy has more than " + most + " files, which is how many one of this site may have",
                        "deploy fewer files, or ask whoever runs the platform for more");
            case DeployBytes(long most) ->
                Problem.of(
                        "the deploy is larger than " + most + " bytes, which is what one of this site may be",
                        "deploy less, or ask whoever runs the platform for more");
            case SiteBytes(long most) ->
                Problem.of(
                        "the site's deploys would hold more than " + most + " bytes, which is what they may",
                        "let fewer deploys be kept, or ask whoever runs the platform for more");
            case Branches(long most) ->
                Problem.of(
                        "the site has " + most + " branches, which is how many it may show",
                        "end one that is merged or given up, or ask whoever runs the platform for more");
            case OpenDeploys(long most) ->
                Problem.of(
                        "the site has " + most + " deploys that await files, which is how many may be open at once",
                        "complete or cancel one, or ask whoever runs the platform for more");
            case Pins(long most) ->
                Problem.of(
                        "the site has " + most + " pinned deploys, which is how many it may",
                        "unpin one, or ask whoever runs the platform for more");
        };
    }
}
