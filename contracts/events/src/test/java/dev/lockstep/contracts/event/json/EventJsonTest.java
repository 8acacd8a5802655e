package dev.lockstep.contracts.event.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.Access;
import dev.lockstep.contracts.event.Allowance;
import dev.lockstep.contracts.event.Continuity;
import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.event.DeployRequested;
import dev.lockstep.contracts.event.EdgeAnswered;
import dev.lockstep.contracts.event.EdgeSynced;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.Event;
import dev.lockstep.contracts.event.Examples;
import dev.lockstep.contracts.event.Held;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.PreviewLock;
import dev.lockstep.contracts.event.PublishRequested;
import dev.lockstep.contracts.event.PurgeRequested;
import dev.lockstep.contracts.event.RenderFailed;
import dev.lockstep.contracts.event.RollbackData;
import dev.lockstep.contracts.event.RollbackRequested;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.contracts.event.SiteId;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventJsonTest {

    static List<Event> events() {
        return Examples.all();
    }

    @Test
    void everyTypeHasAnExample() {
        assertThat(Examples.all()).extracting(EventType::of).containsExactlyInAnyOrder(EventType.values());
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventIsWrittenAsItsGoldenFileSays(Event event) throws IOException {
        assertThat(new String(EventJson.write(event), UTF_8)).isEqualTo(golden(event));
    }

    @ParameterizedTest
    @MethodSource("events")
    void aGoldenFileIsReadAsItsEvent(Event event) throws IOException {
        assertThat(read(event, golden(event))).isEqualTo(new Decoded.Known(event));
    }

    @ParameterizedTest
    @MethodSource("events")
    void whatEarlierVersionsWroteIsStillRead(Event event) throws IOException {
        for (String earlier : goldens(event)) {
            assertThat(read(event, earlier)).as(earlier).isInstanceOf(Decoded.Known.class);
        }
    }

    @Test
    void aReadyDeployHasAllItsPagesUnlessItSaysFromWhenTheyAreValid() throws IOException {
        Event today = Examples.of(DeployReady.class);

        assertThat(read(today, goldens(today).getFirst()))
                .extracting("event.pagesValidFrom")
                .isEqualTo(Epoch.ZERO);
    }

    @Test
    void aPublishNamesNoFormerDeployUnlessItSaysUntilWhenEachWasLive() throws IOException {
        Event today = Examples.of(DeployPublished.class);

        assertThat(read(today, goldens(today).getFirst()))
                .extracting("event.former")
                .isEqualTo(List.of());
    }

    @Test
    void aSiteIsReachedInTheUsualWaysUnlessItSaysOtherwise() throws IOException {
        Event today = Examples.of(SiteConfigured.class);

        assertThat(read(today, goldens(today).getFirst()))
                .extracting("event.access")
                .isEqualTo(Access.USUAL);
    }

    @Test
    void previewsAreOpenUnlessTheirSiteSaysOtherwise() throws IOException {
        Event today = Examples.of(SiteConfigured.class);

        assertThat(read(today, goldens(today).get(1)))
                .extracting("event.access.previews")
                .isEqualTo(PreviewLock.OPEN);
    }

    @Test
    void visitorsCountOnNothingUnlessTheirSiteSaysOtherwise() throws IOException {
        Event today = Examples.of(SiteConfigured.class);

        assertThat(read(today, goldens(today).get(2)))
                .extracting("event.access.continuity")
                .isEqualTo(Continuity.NONE);
    }

    @Test
    void visitorsMaySeeWhatIsFromBeforeUnlessTheirSiteSaysOtherwise() throws IOException {
        Event today = Examples.of(SiteConfigured.class);

        assertThat(read(today, goldens(today).get(3)))
                .extracting("event.access.continuity")
                .isEqualTo(new Continuity(true, false));
    }

    @Test
    void aSiteMayTakeAsMuchAsThereIsUnlessItSaysOtherwise() throws IOException {
        Event today = Examples.of(SiteConfigured.class);

        assertThat(read(today, goldens(today).get(4)))
                .extracting("event.allowance")
                .isEqualTo(Allowance.UNLIMITED);
    }

    @Test
    void aSiteWasNotStatedAgainUnlessItsSettingsSaySo() throws IOException {
        Event today = Examples.of(SiteConfigured.class);

        assertThat(goldens(today)).hasSize(8);
        assertThat(goldens(today).subList(0, 6))
                .allSatisfy(earlier -> assertThat(read(today, earlier))
                        .extracting("event.restated")
                        .isEqualTo(false));
    }

    @Test
    void aTokenHasNoEndUnlessItsSiteSaysSo() throws IOException {
        Event today = Examples.of(SiteConfigured.class);

        assertThat(read(today, goldens(today).get(6)))
                .extracting("event.tokenEnds")
                .isEqualTo(List.of());
    }

    @Test
    void aPurgeHasNoVersionAndAnEdgeNoLeaseUnlessTheySaySo() throws IOException {
        Event purge = Examples.of(PagesPurged.class);
        Event synced = Examples.of(EdgeSynced.class);

        assertThat(read(purge, goldens(purge).getFirst()))
                .extracting("event.version")
                .isEqualTo("");
        assertThat(read(synced, goldens(synced).getFirst()))
                .extracting("event.lease", "event.confirmedAge")
                .containsExactly(Duration.ZERO, Duration.ZERO);
    }

    @Test
    void whatAnEdgeRefusesItHasTriedInVainUnlessItSaysOtherwise() throws IOException {
        Event today = Examples.of(EdgeSynced.class);

        assertThat(goldens(today)).hasSize(4);
        assertThat(read(today, goldens(today).get(2)))
                .extracting("event.refused")
                .isEqualTo(List.of(
                        new EdgeSynced.Refusal(new SiteId("shop"), new Epoch(42), "the manifest is missing", false)));
    }

    @Test
    void aRollbackBringsCurrentDataUnlessItSaysOtherwise() throws IOException {
        Event today = Examples.of(RollbackRequested.class);

        assertThat(read(today, goldens(today).getFirst()))
                .extracting("event.data")
                .isEqualTo(RollbackData.CURRENT);
    }

    @Test
    void aCommandIsCarriedOutAtAnyEpochUnlessItSaysAtWhich() throws IOException {
        for (Class<? extends Event> command :
                List.of(PublishRequested.class, RollbackRequested.class, PurgeRequested.class)) {
            Event today = Examples.of(command);

            assertThat(read(today, goldens(today).getFirst()))
                    .extracting("event.expectedEpoch")
                    .isEqualTo(List.of());
        }
    }

    @Test
    void aRequestReplacesNothingUnlessItSaysWhat() throws IOException {
        Event today = Examples.of(PageRequested.class);

        assertThat(read(today, goldens(today).getFirst()))
                .extracting("event.held")
                .isEqualTo(Held.NOTHING);
    }

    @Test
    void aFailureComesWithoutCandidateUnlessItSaysWhich() throws IOException {
        Event today = Examples.of(RenderFailed.class);

        assertThat(read(today, goldens(today).getFirst()))
                .extracting("event.candidate", "event.log", "event.attempts")
                .containsExactly(List.of(), "", 0);
    }

    @Test
    void aPageIsSentAsItIsUnlessItSaysHowItIsEncoded() throws IOException {
        Event today = Examples.of(PageRevalidated.class);

        assertThat(goldens(today)).hasSize(3);
        assertThat(read(today, goldens(today).get(1)))
                .extracting("event.encodings")
                .isEqualTo(Map.of());
    }

    @Test
    void aPageMayBeServedStaleUnlessItSaysForHowLong() throws IOException {
        Event today = Examples.of(PageRevalidated.class);

        assertThat(read(today, goldens(today).getFirst()))
                .extracting("event.staleFor")
                .isEqualTo(PageRevalidated.UNLIMITED);
    }

    @Test
    void aPageRestsNotUnlessItsEdgeSaysSo() throws IOException {
        Event today = Examples.of(EdgeAnswered.class);

        assertThat(read(today, goldens(today).getFirst()))
                .extracting("event.answer.resting")
                .isEqualTo(List.of());
    }

    @ParameterizedTest
    @MethodSource("events")
    void unknownFieldsAreIgnored(Event event) throws IOException {
        String newer = golden(event).replaceFirst("\\{", "{\"addedLater\":{\"a\":[1]},");

        assertThat(read(event, newer)).isEqualTo(new Decoded.Known(event));
    }

    @Test
    void anUnknownTypeIsToldApartFromPoison() {
        assertThat(EventJson.read("deploy.celebrated", "{}".getBytes(UTF_8)))
                .isEqualTo(new Decoded.UnknownType("deploy.celebrated"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deploy.ready       | ",
                "deploy.ready       | nonsense",
                "deploy.ready       | null",
                "deploy.ready       | []",
                "deploy.ready       | {}",
                "publish.requested  | {\"site\":\"shop\",\"deploy\":\"../../x\"}",
                "publish.requested  | {\"site\":\"shop\",\"deploy\":null}",
                "page.requested     | {\"page\":\"/a%2Fb\"}"
            })
    void poisonIsAValueAndNoException(String type, String json) {
        byte[] bytes = Objects.requireNonNullElse(json, "").getBytes(UTF_8);

        assertThat(EventJson.read(type, bytes)).isInstanceOf(Decoded.Malformed.class);
    }

    /** Whoever reads the log of a service need not be who may fetch a bundle. */
    @Test
    void whatPoisonIsSetAsideForQuotesNoSecretOfIt() {
        String json = "{\"site\":\"shop\",\"bundle\":\"https://robot:secret@ci.test/^.zip?signature=secret\"}";

        assertThat(EventJson.read("deploy.requested", json.getBytes(UTF_8)))
                .asString()
                .contains("ci.test/^.zip?signature=")
                .doesNotContain("secret");
    }

    @Test
    void aDeployNeedsNoTitleAndIsNoDraftUnlessItSaysSo() {
        Digest digest = Digest.of(new byte[0]);
        String json = "{\"site\":\"shop\",\"bundle\":\"https://ci.test/a.zip\",\"sha256\":\"" + digest + "\"}";

        assertThat(EventJson.read("deploy.requested", json.getBytes(UTF_8)))
                .isEqualTo(new Decoded.Known(
                        new DeployRequested("shop", URI.create("https://ci.test/a.zip"), digest, false, "")));
    }

    @Test
    void typesAreUnique() {
        assertThat(Arrays.stream(EventType.values()).map(EventType::type)).doesNotHaveDuplicates();
    }

    private static Decoded read(Event event, String json) {
        return EventJson.read(EventType.of(event).type(), json.getBytes(UTF_8));
    }

    /** What is written now. */
    private static String golden(Event event) throws IOException {
        return goldens(event).getLast();
    }

    /** {@code <type>.json} and, for each change since, {@code <type>.2.json} and so on. */
    private static List<String> goldens(Event event) throws IOException {
        String type = EventType.of(event).type();
        List<String> versions = new ArrayList<>(List.of(content(type + ".json").orElseThrow()));
        for (Optional<String> next = content(type + ".2.json");
                next.isPresent();
                next = content(type + "." + (versions.size() + 1) + ".json")) {
            versions.add(next.get());
        }
        return versions;
    }

    private static Optional<String> content(String name) throws IOException {
        try (InputStream file = EventJsonTest.class.getResourceAsStream(name)) {
            return file == null ? Optional.empty() : Optional.of(new String(file.readAllBytes(), UTF_8).strip());
        }
    }
}
