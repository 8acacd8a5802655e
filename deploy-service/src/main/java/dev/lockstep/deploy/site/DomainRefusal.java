package dev.lockstep.deploy.site;

import dev.lockstep.contracts.event.Problem;
import dev.lockstep.deploy.domain.DomainName;

/** Why a site does not get a domain. */
public sealed interface DomainRefusal {

    record NoDomain(String text) implements DomainRefusal {}

    record Ours(DomainName name) implements DomainRefusal {}

    record TooMany(int most) implements DomainRefusal {}

    record Taken(DomainName name, SiteName by) implements DomainRefusal {}

    /** Some site has it of which whoever asks knows nothing. */
    record Elsewhere(DomainName name) implements DomainRefusal {}

    /** The refusal for people. */
    default Problem problem() {
        return switch (this) {
            case NoDomain(String text) ->
                Problem.of(
                        "not a domain: '" + text + "'",
                        DomainName.RULE + "; if its letters are in doubt, write it as DNS does, with xn--");
            case Ours(DomainName name) ->
                Problem.of("the domain '" + name + "' is the platform's", "bring one of your own, or rename the site");
            case TooMany(int most) ->
                Problem.of("a site has " + most + " domains at most", "remove some, or use several sites");
            case Elsewhere(DomainName name) ->
                Problem.of(
                        "the domain '" + name + "' is another site's",
                        "remove it there, or ask with a token for both sites");
            case Taken(DomainName name, SiteName by) ->
                Problem.of(
                        "the domain '" + name + "' is site '" + by + "''s",
                        "remove it there, or ask with '?take=true' to move it here");
        };
    }
}
