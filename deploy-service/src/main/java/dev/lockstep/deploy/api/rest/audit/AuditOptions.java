package dev.lockstep.deploy.api.rest.audit;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.api.rest.answer.Word;
import dev.lockstep.deploy.api.rest.problem.UnfitParameterException;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.AuditQuestion;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Which lines of the audit log somebody wants; {@code before} is what the page before said is {@code next}. */
record AuditOptions(
        @QueryParam("action") List<String> actions,
        @QueryParam("since") @DefaultValue("") String since,
        @QueryParam("until") @DefaultValue("") String until,
        @QueryParam("before") @DefaultValue("") String before,
        @QueryParam("limit") @DefaultValue("50") String limit) {
    private static final int MOST = 500;
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    AuditQuestion question(List<SiteId> site) {
        return new AuditQuestion(
                site,
                actions.stream().map(AuditOptions::action).toList(),
                moment("since", since, Instant.EPOCH),
                moment("until", until, END),
                number("before", before, Long.MAX_VALUE),
                most());
    }

    int most() {
        return Math.clamp(number("limit", limit, MOST), 1, MOST);
    }

    private static AuditEntry.Action action(String word) {
        return Arrays.stream(AuditEntry.Action.values())
                .filter(action -> Word.of(action).equals(word))
                .findFirst()
                .orElseThrow(() -> new UnfitParameterException(
                        "there is no action '" + word + "'", "an action is one of " + words()));
    }

    private static String words() {
        return Arrays.stream(AuditEntry.Action.values()).map(Word::of).collect(Collectors.joining(", "));
    }

    private static Instant moment(String name, String text, Instant otherwise) {
        try {
            return text.isEmpty() ? otherwise : Instant.parse(text);
        } catch (DateTimeParseException none) {
            throw new UnfitParameterException("'" + text + "' is no moment", name + " is such as 2027-01-31T00:00:00Z");
        }
    }

    private static long number(String name, String text, long otherwise) {
        try {
            return text.isEmpty() ? otherwise : Long.parseLong(text);
        } catch (NumberFormatException none) {
            throw new UnfitParameterException("'" + text + "' is not a number", name + " is a number, such as 50");
        }
    }
}
