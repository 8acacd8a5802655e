package dev.lockstep.deploy.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.Command;
import dev.lockstep.contracts.event.CommandCompleted;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployRequested;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.event.PublishRequested;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.PurgeRequested;
import dev.lockstep.contracts.event.PurgeScope;
import dev.lockstep.contracts.event.RollbackData;
import dev.lockstep.contracts.event.RollbackRequested;
import dev.lockstep.contracts.outbound.AnswerReader;
import dev.lockstep.contracts.outbound.Fetch;
import dev.lockstep.contracts.outbound.FetchLimits;
import dev.lockstep.contracts.outbound.FetchOutcome;
import dev.lockstep.contracts.outbound.Outbound;
import dev.lockstep.deploy.MemoryService;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.bundle.Unpacked;
import dev.lockstep.deploy.finish.DeployBundle;
import dev.lockstep.deploy.identity.Identities;
import dev.lockstep.deploy.lifecycle.Intent;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CarryOutTest {
    private static final Intent DRAFT = new Intent(true, "", "");
    private static final DeployId ONE = new DeployId("d1");
    private static final DeployId TWO = new DeployId("d2");

    private final MemoryService service = new MemoryService();
    private final Identities identities = new Identities(new Random(1));
    private final CarryOut carryOut = new CarryOut(
            new MemoryCommandLog(service.transactions()),
            service.sites(),
            new DeployFromUrl(new Nowhere(), new FetchLimits(Duration.ofSeconds(1), 1), bundles()),
            service.warm(),
            service.purge(),
            service.transactions(),
            identities,
            Clock.fixed(MemoryService.NOON, ZoneOffset.UTC));

    @Test
    void aCommandThatComesAgainIsAnsweredAndNotCarriedOutAgain() throws IOException {
        ready(ONE);
        ready(TWO);
        Received first = received("1", publish(ONE));
        CommandCompleted answer = carryOut.carryOut(first);
        assertThat(carryOut.carryOut(received("2", publish(TWO))).epoch()).isEqualTo(new Epoch(2));

        assertThat(carryOut.carryOut(first)).isEqualTo(answer);

        assertThat(answer.epoch()).isEqualTo(new Epoch(1));
        assertThat(service.shows(TWO)).isTrue();
    }

    @Test
    void aRollbackByCommandIsAuditedWithItsSource() throws IOException {
        ready(ONE);
        ready(TWO);
        assertThat(carryOut.carryOut(received("1", publish(ONE))).epoch()).isEqualTo(new Epoch(1));
        assertThat(carryOut.carryOut(received("2", publish(TWO))).epoch()).isEqualTo(new Epoch(2));

        CommandCompleted done = carryOut.carryOut(
                received("3", new RollbackRequested(site(), ONE, RollbackData.CURRENT, List.of(new Epoch(2)))));

        assertThat(done.outcome()).isEqualTo(CommandCompleted.Outcome.SUCCEEDED);
        assertThat(done.deploy()).containsExactly(ONE);
        assertThat(service.audit().of(service.site()).getLast()).satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(AuditEntry.Action.ROLLBACK);
            assertThat(entry.actor()).isEqualTo(Actor.byKafka("command from /ci"));
        });
    }

    @Test
    void whoeverIsTooLateIsRefusedInTheSameWordsWhateverTheCommand() throws IOException {
        ready(ONE);
        ready(TWO);
        assertThat(carryOut.carryOut(received("1", publish(ONE))).epoch()).isEqualTo(new Epoch(1));
        List<Epoch> zero = List.of(Epoch.ZERO);
        List<Command> late = List.of(
                new PublishRequested(site(), TWO, zero),
                new RollbackRequested(site(), TWO, RollbackData.FROZEN, zero),
                new PurgeRequested(site(), PurgeKind.HARD, List.of(new PurgeScope.Site()), zero));

        for (Command command : late) {
            CommandCompleted refused = carryOut.carryOut(received("late " + command, command));

            assertThat(refused.outcome()).isEqualTo(CommandCompleted.Outcome.REFUSED);
            assertThat(refused.problems())
                    .extracting(Problem::reason)
                    .containsExactly("site '" + service.now().name() + "' is at epoch 1 by now");
        }
        assertThat(service.now().epoch()).isEqualTo(new Epoch(1));
    }

    @Test
    void aPurgeHasTheEpochThatItTook() throws IOException {
        CommandCompleted done = carryOut.carryOut(
                received("1", new PurgeRequested(site(), PurgeKind.SOFT, List.of(new PurgeScope.Tag("a")))));

        assertThat(done.outcome()).isEqualTo(CommandCompleted.Outcome.SUCCEEDED);
        assertThat(done.epoch()).isEqualTo(new Epoch(1));
        assertThat(done.deploy()).isEmpty();
    }

    @Test
    void whatCannotBeDoneIsRefusedWithAHint() throws IOException {
        List<Command> wrong = List.of(
                new PublishRequested("nowhere", ONE),
                publish(ONE),
                new PurgeRequested(site(), PurgeKind.HARD, List.of()),
                new PurgeRequested(site(), PurgeKind.HARD, List.of(new PurgeScope.Tag("\u6f22".repeat(1_024)))),
                new DeployRequested(site(), URI.create("http://b.test/shop.zip"), digest(), false, ""));

        for (Command command : wrong) {
            CommandCompleted refused = carryOut.carryOut(received("wrong " + command, command));

            assertThat(refused.outcome()).isEqualTo(CommandCompleted.Outcome.REFUSED);
            assertThat(refused.problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.hint()).isNotEmpty());
        }
        assertThat(service.outbox().events()).isEmpty();
    }

    /** A database that was restored from a backup has deploys that were removed since. */
    @Test
    void aDeployWhoseBytesAreGoneIsRefusedWhateverTheCommand() throws IOException {
        ready(ONE);
        Digest manifest = service.deploy(ONE).state().shownBy().orElseThrow();
        assertThat(service.blobs().remove(manifest, Instant.MAX)).isTrue();

        for (Command command :
                List.of(publish(ONE), new RollbackRequested(site(), ONE, RollbackData.FROZEN, List.of()))) {
            CommandCompleted refused = carryOut.carryOut(received("lost " + command, command));

            assertThat(refused.outcome()).isEqualTo(CommandCompleted.Outcome.REFUSED);
            assertThat(refused.problems())
                    .extracting(Problem::reason)
                    .containsExactly("deploy 'd1' cannot be shown: its manifest is not in the blob store");
        }
        assertThat(service.shows(ONE)).isFalse();
    }

    @Test
    void whatIsAnsweredAndKeptDoesNotTellHowToOpenTheBundle() throws IOException {
        URI signed = URI.create("http://b.test/shop.zip?X-Amz-Signature=s3cret");
        Received command = received("1", new DeployRequested(site(), signed, digest(), false, ""));

        CommandCompleted answer = carryOut.carryOut(command);

        assertThat(answer.problems())
                .extracting(Problem::reason)
                .containsExactly(
                        "the bundle at http://b.test/shop.zip?X-Amz-Signature=*** may not be asked: it is private");
        assertThat(carryOut.carryOut(command)).isEqualTo(answer);
    }

    private void ready(DeployId id) throws IOException {
        var _ = service.finish()
                .finish(service.uploaded(id.text(), DRAFT, Map.of("index.html", id.text())), new Actor("owner"));
    }

    private String site() {
        return service.now().name().text();
    }

    private Command publish(DeployId deploy) {
        return new PublishRequested(site(), deploy);
    }

    private DeployBundle bundles() {
        return new DeployBundle(
                (bytes, kind, tally) -> new Unpacked.Refused("nothing was fetched"),
                service.quota(),
                service.hold(),
                service.finish(),
                identities);
    }

    private static Digest digest() {
        return Digest.of("bundle".getBytes(UTF_8));
    }

    private static Received received(String id, Command command) {
        return new Received("/ci", id, "a.type", command);
    }

    /** No address may be asked. */
    private static final class Nowhere implements Outbound {
        @Override
        public <T> FetchOutcome<T> fetch(Fetch fetch, FetchLimits limits, AnswerReader<T> reader) {
            return new FetchOutcome.Refused<>("it is private");
        }
    }
}
