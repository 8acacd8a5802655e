package dev.lockstep.deploy.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.EdgeAnswer;
import dev.lockstep.contracts.event.EdgeAnswered;
import dev.lockstep.contracts.event.EdgeAsked;
import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.EdgeQuestion;
import dev.lockstep.contracts.event.EdgeSynced;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.identity.Identities;
import dev.lockstep.deploy.propagation.Edges;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AskEdgesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final EdgeQuestion QUESTION = new EdgeQuestion.CountPages(new SiteId("shop"), new DeployId("d1"));

    private final AtomicLong nanos = new AtomicLong();
    private final Edges edges = new Edges(Duration.ofMinutes(1), nanos::get);
    private final List<EdgeAsked> asked = new ArrayList<>();
    private final List<String> answering = new ArrayList<>(List.of("edge-1", "edge-2"));

    /** Whoever waits finds that a second has gone by each time. */
    private final AskEdges asking = new AskEdges(
            this::receive,
            edges,
            new Identities(new Random(1)),
            Clock.fixed(NOON, ZoneOffset.UTC),
            () -> nanos.addAndGet(Duration.ofSeconds(1).toNanos()));

    @BeforeEach
    void hearOfTwoEdges() {
        edges.listen();
        nanos.set(Duration.ofSeconds(3).toNanos());
        List.of("edge-1", "edge-2").forEach(this::live);
    }

    @Test
    void allThatLiveAreWaitedFor() throws InterruptedException {
        answering.addFirst("edge-0");

        Gathered gathered = asking.ask(QUESTION, Duration.ofSeconds(60));

        assertThat(gathered.answers())
                .extracting(answer -> answer.edge().text())
                .containsExactly("edge-0", "edge-1", "edge-2");
        assertThat(gathered.silent()).isEmpty();
        assertThat(asked).singleElement().extracting(EdgeAsked::question).isEqualTo(QUESTION);
    }

    @Test
    void whoDoesNotAnswerIsNamed() throws InterruptedException {
        answering.remove("edge-2");

        Gathered gathered = asking.ask(QUESTION, Duration.ofMillis(1));

        assertThat(gathered.answers()).hasSize(1);
        assertThat(gathered.silent()).containsExactly(new EdgeId("edge-2"));
    }

    @Test
    void anAnswerToAnotherQuestionIsNone() throws InterruptedException {
        answering.clear();
        asking.heard(answer("another", "edge-1"));

        assertThat(asking.ask(QUESTION, Duration.ofMillis(1)).answers()).isEmpty();
    }

    private void receive(EdgeAsked question) {
        asked.add(question);
        answering.forEach(edge -> asking.heard(answer(question.id(), edge)));
        answering.forEach(edge -> asking.heard(answer(question.id(), edge)));
    }

    private void live(String edge) {
        edges.heard(new EdgeSynced(new EdgeId(edge), new TreeMap<>(), List.of(), Duration.ZERO, Duration.ZERO, NOON));
    }

    private static EdgeAnswered answer(String question, String edge) {
        return new EdgeAnswered(question, new EdgeId(edge), new EdgeAnswer.PagesCounted(2, 1), NOON);
    }
}
