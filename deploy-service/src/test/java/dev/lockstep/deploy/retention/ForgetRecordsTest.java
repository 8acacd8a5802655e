package dev.lockstep.deploy.retention;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.CommandCompleted;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PublishRequested;
import dev.lockstep.deploy.MemoryService;
import dev.lockstep.deploy.access.Requesters;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.command.MemoryCommandLog;
import dev.lockstep.deploy.command.Received;
import dev.lockstep.deploy.token.MemoryTokenStore;
import dev.lockstep.deploy.token.Role;
import dev.lockstep.deploy.token.Token;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A line of the audit log is kept for a year, a token for ninety days after its end, a result for fifteen days. */
class ForgetRecordsTest {
    private static final DeployId DEPLOY = new DeployId("d1");
    private static final Received COMMAND =
            new Received("/ci", "1", "publish.requested", new PublishRequested("shop", DEPLOY));

    private final MemoryService service = new MemoryService();
    private final MemoryTokenStore tokens = new MemoryTokenStore();
    private final MemoryCommandLog commands = new MemoryCommandLog(service.transactions());
    private final Token token = Requesters.of(Role.VIEWER, service.site()).token();

    @Test
    void nothingIsForgottenBeforeItsTimeIsOver() {
        Instant noon = Instant.now();
        AuditEntry line = line(noon);
        service.audit().note(line);
        tokens.save(token.revoke(noon));
        done();

        assertThat(forget(noon.plus(Duration.ofDays(14)))).isEqualTo(Forgotten.NOTHING);
        assertThat(forget(noon.plus(Duration.ofDays(16)))).isEqualTo(new Forgotten(0, 0, 1));
        assertThat(forget(noon.plus(Duration.ofDays(90)))).isEqualTo(Forgotten.NOTHING);
        assertThat(forget(noon.plus(Duration.ofDays(91)))).isEqualTo(new Forgotten(0, 1, 0));
        assertThat(service.audit().ofThePlatform()).containsExactly(line);
        assertThat(forget(noon.plus(Duration.ofDays(366)))).isEqualTo(new Forgotten(1, 0, 0));
        assertThat(service.audit().ofThePlatform()).isEmpty();
    }

    @Test
    void whatLivesAndWhatIsUnderWayStaysHoweverOldItIs() {
        tokens.save(token);
        var _ = commands.begin(COMMAND, DEPLOY);

        assertThat(forget(Instant.now().plus(Duration.ofDays(9999)))).isEqualTo(Forgotten.NOTHING);
        assertThat(tokens.list()).containsExactly(token);
    }

    /** As many as come together in a year: each transaction takes some. */
    @Test
    void moreThanATransactionMayTakeGoInSeveral() {
        for (int i = 0; i < 2_500; i++) {
            service.audit().note(line(Instant.EPOCH));
        }

        assertThat(forget(Instant.now()).auditLines()).isEqualTo(2_500);
    }

    private void done() {
        var _ = commands.begin(COMMAND, DEPLOY);
        commands.complete(
                COMMAND,
                new CommandCompleted(
                        COMMAND.id(),
                        COMMAND.type(),
                        "shop",
                        CommandCompleted.Outcome.SUCCEEDED,
                        List.of(DEPLOY),
                        new Epoch(1),
                        List.of(),
                        Instant.EPOCH));
    }

    private static AuditEntry line(Instant at) {
        return AuditEntry.ofThePlatform(AuditEntry.Action.REBUILD_LOG, "all", Actor.PLATFORM, at);
    }

    private Forgotten forget(Instant now) {
        return new ForgetRecords(
                        new ForgetRecords.Records(service.audit(), tokens, commands),
                        service.transactions(),
                        new FewSettings(1, Duration.ofDays(1)),
                        Clock.fixed(now, UTC))
                .forget();
    }
}
