package dev.lockstep.deploy.retention;

import dev.lockstep.deploy.audit.AuditTrail;
import dev.lockstep.deploy.command.CommandLog;
import dev.lockstep.deploy.token.TokenStore;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** Forgets what would be kept for ever otherwise, and that nobody asks for any more: by its age, some of it at a time. */
public final class ForgetRecords {
    /** Whoever writes meanwhile waits for no more than these take. */
    private static final int AT_A_TIME = 1_000;

    private final Records records;
    private final Transactions transactions;
    private final RetentionSettings settings;
    private final Clock clock;

    /** Where it is kept. */
    public record Records(AuditTrail audit, TokenStore tokens, CommandLog commands) {}

    public ForgetRecords(Records records, Transactions transactions, RetentionSettings settings, Clock clock) {
        this.records = records;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    Forgotten forget() {
        return new Forgotten(
                all(records.audit()::forget, settings.audit()),
                all(records.tokens()::forget, settings.endedTokens()),
                all(records.commands()::forget, settings.commandResults()));
    }

    /** Forgets so many at most from before a moment, and says how many. */
    private interface Part {
        int forget(Instant before, int most);
    }

    private int all(Part part, Duration kept) {
        Instant before = clock.instant().minus(kept);
        return Stream.generate(() -> transactions.within(() -> part.forget(before, AT_A_TIME)))
                .takeWhile(gone -> gone > 0)
                .mapToInt(Integer::intValue)
                .sum();
    }
}
