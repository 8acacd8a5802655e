package dev.lockstep.edge.visit;

import dev.lockstep.edge.answer.Answer;

/** What was there of what a visitor asked for. */
public enum LookupOutcome {
    HIT,
    STALE,
    MISS,
    PASS,
    FILE,
    REDIRECT,
    NOT_FOUND;

    public static LookupOutcome of(Answer answer) {
        return switch (answer) {
            case Answer.Hit _ -> HIT;
            case Answer.Stale _ -> STALE;
            case Answer.Miss _, Answer.Expired _ -> MISS;
            case Answer.Pass _ -> PASS;
            case Answer.File _ -> FILE;
            case Answer.Moved _ -> REDIRECT;
            case Answer.NotFound _, Answer.TooLong _ -> NOT_FOUND;
        };
    }
}
