package dev.lockstep.contracts.event.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.EdgeAnswer;
import dev.lockstep.contracts.event.EdgeAnswered;
import dev.lockstep.contracts.event.EdgeAsked;
import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.EdgeQuestion;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.Event;
import dev.lockstep.contracts.event.Examples;
import dev.lockstep.contracts.event.PageDecision;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.event.PurgeScope;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ByKindTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final SiteId SITE = new SiteId("shop");
    private static final DeployId DEPLOY = new DeployId("d2");

    static Stream<EdgeQuestion> questions() {
        return Stream.of(
                new EdgeQuestion.ExplainPage("shop.example.org", "/"), new EdgeQuestion.CountPages(SITE, DEPLOY));
    }

    static Stream<EdgeAnswer> answers() {
        return Stream.concat(
                Stream.of(
                        new EdgeAnswer.NoSuchHost(),
                        new EdgeAnswer.NotExplained("not a path"),
                        new EdgeAnswer.PagesCounted(3, 2)),
                decisions().map(ByKindTest::explained));
    }

    static Stream<PageDecision> decisions() {
        return Stream.of(
                new PageDecision.File(new CanonicalPath("/index.html")),
                new PageDecision.Nothing(),
                new PageDecision.TooLong(),
                new PageDecision.InPlaceOfNothing(404, new CanonicalPath("/404.html")),
                new PageDecision.Moved(301, "/new"),
                new PageDecision.Redirected(301, "/new", "/old id=:id /new 301"),
                new PageDecision.Proxied("/api/* https://api.test/:splat 200"),
                new PageDecision.Passed(),
                new PageDecision.Missing(),
                new PageDecision.Fresh(AT),
                new PageDecision.Outlived(AT),
                new PageDecision.Expired(AT),
                new PageDecision.SoftlyPurged(new PurgeScope.Site(), new Epoch(7)),
                new PageDecision.HardlyPurged(new PurgeScope.Tag("a"), new Epoch(7)),
                new PageDecision.FromBefore(new Epoch(7)),
                new PageDecision.BelowFloor(new Epoch(7)));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void everyQuestionIsReadBack(EdgeQuestion question) {
        assertIsReadBack(new EdgeAsked("q", question, AT));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void everyAnswerIsReadBack(EdgeAnswer answer) {
        assertIsReadBack(new EdgeAnswered("q", new EdgeId("edge-1"), answer, AT));
    }

    @Test
    void aRenderAndARequestAreReadBackWithinAnAnswer() {
        assertIsReadBack(new EdgeAnswered(
                "q",
                new EdgeId("edge-1"),
                new EdgeAnswer.PageExplained(
                        SITE,
                        DEPLOY,
                        new Epoch(7),
                        new PageDecision.Missing(),
                        List.of(),
                        examples(PageRevalidated.class),
                        examples(PageRequested.class),
                        List.of(new EdgeAnswer.Resting(2, AT, Problem.of("the source is down", "")))),
                AT));
    }

    @Test
    void everyDecisionIsAmongThem() {
        assertThat(decisions().map(PageDecision::getClass))
                .containsExactlyInAnyOrderElementsOf(subclasses(PageDecision.class));
    }

    @Test
    void everyDecisionSaysWhy() {
        assertThat(decisions().map(PageDecision::why)).doesNotHaveDuplicates();
    }

    private static <T extends Event> List<T> examples(Class<T> type) {
        return Examples.all().stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static <T> List<Class<? extends T>> subclasses(Class<T> choice) {
        return Stream.of(choice.getPermittedSubclasses())
                .<Class<? extends T>>map(kind -> kind.asSubclass(choice))
                .toList();
    }

    private static EdgeAnswer explained(PageDecision decision) {
        return new EdgeAnswer.PageExplained(
                SITE, DEPLOY, new Epoch(7), decision, List.of(), List.of(), List.of(), List.of());
    }

    private static void assertIsReadBack(Event event) {
        assertThat(EventJson.read(EventType.of(event).type(), EventJson.write(event)))
                .isEqualTo(new Decoded.Known(event));
    }
}
