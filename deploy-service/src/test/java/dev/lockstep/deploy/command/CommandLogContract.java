package dev.lockstep.deploy.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.event.CommandCompleted;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.event.PublishRequested;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link CommandLog} owes its callers. */
public abstract class CommandLogContract {
    private static final DeployId FIRST = new DeployId("d1");
    private static final DeployId SECOND = new DeployId("d2");

    protected abstract CommandLog log();

    protected abstract Transactions transactions();

    @Test
    void aCommandKeepsTheDeployThatItWasBegunWith() {
        Received received = received("/ci");

        assertThat(begin(received, FIRST)).isEqualTo(new CommandLog.Entry(FIRST, List.of()));
        assertThat(begin(received, SECOND)).isEqualTo(new CommandLog.Entry(FIRST, List.of()));
    }

    @Test
    void aCommandThatIsDoneTellsItsResult() {
        Received received = received("/ci");
        var _ = begin(received, FIRST);
        CommandCompleted result = result(received);

        transactions().run(() -> log().complete(received, result));

        assertThat(begin(received, SECOND)).isEqualTo(new CommandLog.Entry(FIRST, List.of(result)));
    }

    @Test
    void theSameIdOfAnotherSourceIsAnotherCommand() {
        Received received = received("/ci");
        var _ = begin(received, FIRST);
        transactions().run(() -> log().complete(received, result(received)));

        Received other = new Received("/shop", received.id(), received.type(), received.command());

        assertThat(begin(other, SECOND)).isEqualTo(new CommandLog.Entry(SECOND, List.of()));
    }

    @Test
    void aResultOfATransactionThatBreaksIsNone() {
        Received received = received("/ci");
        var _ = begin(received, FIRST);

        assertThatThrownBy(() -> transactions().run(() -> {
                    log().complete(received, result(received));
                    throw new IllegalStateException("the process broke");
                }))
                .hasMessageContaining("the process broke");

        assertThat(begin(received, SECOND).result()).isEmpty();
    }

    @Test
    void theResultOfACommandThatBeganBeforeAMomentIsForgottenAndNothingElse() {
        Received done = received("/ci");
        Received underWay = received("/ci");
        var _ = begin(done, FIRST);
        var _ = begin(underWay, FIRST);
        transactions().run(() -> log().complete(done, result(done)));

        int untouched = transactions().within(() -> log().forget(Instant.EPOCH, 9));
        assertThat(untouched).isZero();
        assertThat(begin(done, SECOND).result()).hasSize(1);

        int gone = transactions().within(() -> log().forget(Instant.now().plusSeconds(60), 999));
        assertThat(gone).isPositive();
        assertThat(begin(done, SECOND)).isEqualTo(new CommandLog.Entry(SECOND, List.of()));
        assertThat(begin(underWay, SECOND)).isEqualTo(new CommandLog.Entry(FIRST, List.of()));
    }

    private CommandLog.Entry begin(Received received, DeployId deploy) {
        return transactions().within(() -> log().begin(received, deploy));
    }

    private static Received received(String source) {
        return new Received(
                source, UUID.randomUUID().toString(), "publish.requested", new PublishRequested("shop", FIRST));
    }

    private static CommandCompleted result(Received received) {
        return new CommandCompleted(
                received.id(),
                received.type(),
                "shop",
                CommandCompleted.Outcome.REFUSED,
                List.of(FIRST),
                new Epoch(7),
                List.of(Problem.of("no", "try again")),
                Instant.parse("2026-01-02T12:00:00Z"));
    }
}
