package dev.lockstep.deploy.quota;

import dev.lockstep.contracts.event.Problem;

/** What is too much of. */
public sealed interface Excess {

    record Files(long most) implements Excess {}

    record DeployBytes(long most) implements Excess {}

    record SiteBytes(long most) implements Excess {}

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
        };
    }
}
