package dev.lockstep.deploy.access;

import dev.lockstep.contracts.event.Problem;
import dev.lockstep.deploy.token.TokenId;
import java.time.Instant;

/** Why nothing became of a token. */
public sealed interface TokenRefusal {

    /** None, or one of others. */
    record NoSuchToken(String id) implements TokenRefusal {}

    /** It is changed where it was configured. */
    record Configured() implements TokenRefusal {}

    record Ended(TokenId id) implements TokenRefusal {}

    /** More than whoever asks may do themselves. */
    record MoreThanOwn() implements TokenRefusal {}

    /** Longer than the token of whoever asks. */
    record LongerThanOwn(Instant own) implements TokenRefusal {}

    /** Its secret would be told to somebody whose own token ends before it. */
    record Outlives(TokenId id) implements TokenRefusal {}

    record EndsBeforeItBegins() implements TokenRefusal {}

    record TooMany(int most) implements TokenRefusal {}

    /** The refusal for people. */
    default Problem problem() {
        return switch (this) {
            case NoSuchToken(String id) -> Problem.of("there is no token '" + id + "'", "list the tokens");
            case Configured() ->
                Problem.of(
                        "the token is the one that the service is configured with",
                        "change 'lockstep.token' and start the service anew");
            case Ended(TokenId id) -> Problem.of("token '" + id + "' has ended", "create another one");
            case MoreThanOwn() ->
                Problem.of(
                        "the token would be for more sites than yours",
                        "name sites of your own token, or ask whoever runs the platform");
            case LongerThanOwn(Instant own) ->
                Problem.of("the token would outlive yours", "let it expire at " + own + " or before");
            case Outlives(TokenId id) ->
                Problem.of(
                        "token '" + id + "' outlives yours",
                        "rotate it with a token that lives as long, or create another one");
            case EndsBeforeItBegins() -> Problem.of("the token would have expired", "let it expire later than now");
            case TooMany(int most) ->
                Problem.of("a site has " + most + " tokens at most", "revoke some that nobody uses");
        };
    }
}
