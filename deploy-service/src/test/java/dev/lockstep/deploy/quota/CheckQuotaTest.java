package dev.lockstep.deploy.quota;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckQuotaTest {
    private static final SiteId SITE = new SiteId("site");
    private static final DeployId EARLIER = new DeployId("d1");
    private static final DeployId NEXT = new DeployId("d2");
    private static final CanonicalPath OTHER = new CanonicalPath("/1");

    private final MemoryQuotaStore store = new MemoryQuotaStore();
    private final List<SiteId> locked = new ArrayList<>();
    private final CheckQuota check = new CheckQuota(store, locked::add);

    @BeforeEach
    void aSiteMayHaveThreeFilesOfTenBytesTogetherAndFifteenBytesInAll() {
        store.keep(SITE, new Quota(Quota.UNLIMITED, 3, 10, 15, Quota.UNLIMITED, Quota.UNLIMITED));
    }

    @Test
    void aDeployUpToItsLimitsIsNoExcess() {
        assertThat(excess(blob("a", 5), blob("b", 4), blob("c", 1))).isEmpty();
    }

    @Test
    void aFileTooManyIsAnExcess() {
        assertThat(check.files(SITE, 3)).isEmpty();
        assertThat(check.files(SITE, 4)).contains(new Excess.Files(3));
        Blob empty = blob("", 0);
        assertThat(excess(empty, empty, empty)).isEmpty();
        assertThat(excess(empty, empty, empty, empty)).contains(new Excess.Files(3));
    }

    @Test
    void aByteTooManyIsAnExcessWhicheverDeployElseHoldsTheContent() {
        Blob half = blob("half", 5);
        store.hold(SITE, EARLIER, List.of(half));

        assertThat(excess(half, blob("another", 5), blob("more", 1))).contains(new Excess.DeployBytes(10));
        assertThat(check.there(SITE, List.of(half, blob("another", 6)))).contains(new Excess.DeployBytes(10));
    }

    @Test
    void aContentAtManyPathsCountsOnce() {
        Blob large = blob("large", 9);

        assertThat(excess(large, large, large)).isEmpty();
        assertThat(check.there(SITE, List.of(large, large))).isEmpty();
    }

    @Test
    void whatTheSiteHoldsAlreadyTakesNoMoreRoom() {
        Blob large = blob("large", 9);
        store.hold(SITE, EARLIER, List.of(large));

        assertThat(excess(large)).isEmpty();
        assertThat(excess(blob("fits", 6))).isEmpty();
        assertThat(excess(blob("too large", 7))).contains(new Excess.SiteBytes(15));
        assertThat(check.there(SITE, List.of(blob("too large", 7)))).contains(new Excess.SiteBytes(15));
    }

    @Test
    void aSiteThatIsLargerThanItsNewQuotaMayStillDeployWhatItHas() {
        Blob large = blob("large", 9);
        store.hold(SITE, EARLIER, List.of(large));
        store.keep(SITE, new Quota(Quota.UNLIMITED, 3, 10, 5, Quota.UNLIMITED, Quota.UNLIMITED));

        assertThat(excess(large)).isEmpty();
        assertThat(check.complete(SITE, List.of(large))).isEmpty();
        assertThat(excess(blob("more", 1))).contains(new Excess.SiteBytes(5));
    }

    @Test
    void whatASiteHoldsIsSummedUpOnceForAnUpload() {
        store.keep(SITE, new Quota(Quota.UNLIMITED, 300, 1_000, 1_000, Quota.UNLIMITED, Quota.UNLIMITED));
        store.receive(SITE, NEXT, List.of());
        Tally tally = check.tally(SITE);

        for (int file = 0; file < 100; file++) {
            Blob blob = blob("file " + file, 1);
            assertThat(tally.add(blob)).isEmpty();
            assertThat(check.more(SITE, NEXT, blob)).isEmpty();
            store.receive(SITE, NEXT, List.of(blob));
        }

        assertThat(store.sums()).isEqualTo(2);
        assertThat(store.questions()).isZero();
    }

    @Test
    void deploysWhoseFilesComeByTurnsTakeTheSameRoom() {
        for (DeployId deploy : List.of(EARLIER, NEXT, EARLIER)) {
            Blob file = blob("file " + store.usage(SITE), 5);
            assertThat(check.more(SITE, deploy, file)).isEmpty();
            store.receive(SITE, deploy, List.of(file));
        }

        assertThat(check.more(SITE, NEXT, blob("no room", 1))).contains(new Excess.SiteBytes(15));
    }

    @Test
    void whatIsGoneMakesRoomThoughItWasCounted() {
        Blob file = blob("file", 5);
        store.receive(SITE, EARLIER, List.of(file));
        store.count(SITE, 15);

        assertThat(check.more(SITE, NEXT, blob("more", 5))).isEmpty();
        assertThat(store.counted(SITE)).isEqualTo(10);
    }

    @Test
    void whatOthersCompletedWhileADeployWasCountedIsFoundWhenItIsComplete() {
        // Given two deploys that began when there was room for either
        Blob mine = blob("mine", 5);
        assertThat(excess(mine)).isEmpty();

        // When the other one is complete first
        store.hold(SITE, EARLIER, List.of(blob("other", 11)));

        // Then
        assertThat(check.complete(SITE, List.of(mine))).contains(new Excess.SiteBytes(15));
    }

    @Test
    void whatIsCompleteIsCountedAnew() {
        store.count(SITE, 3);

        assertThat(check.complete(SITE, List.of(blob("whole", 9)))).isEmpty();
        store.hold(SITE, EARLIER, List.of(blob("whole", 9)));

        assertThat(check.more(SITE, NEXT, blob("no room", 7))).contains(new Excess.SiteBytes(15));
    }

    @Test
    void whatDidNotComeToItsEndTakesNoRoomFromWhatIsComplete() {
        store.receive(SITE, EARLIER, List.of(blob("begun", 9)));

        assertThat(check.complete(SITE, List.of(blob("whole", 9)))).isEmpty();
    }

    @Test
    void onlySitesWithALimitAreDecidedAlone() {
        check.decideAlone(SITE);
        check.decideAlone(new SiteId("unlimited"));

        assertThat(locked).containsExactly(SITE);
    }

    @Test
    void aFileThatIsSentAgainCountsOnce() throws IOException {
        Blob large = zeros(9);
        store.receive(SITE, NEXT, List.of(large));

        try (InputStream again = check.within(SITE, NEXT, new CanonicalPath("/0"), bytes(9))) {
            assertThat(again.readAllBytes()).hasSize(9);
        }
        assertThat(check.more(SITE, NEXT, large)).isEmpty();
    }

    @Test
    void ofAFileThatIsTooLargeNoMoreIsReadThanThereIsRoomFor() throws IOException {
        store.receive(SITE, NEXT, List.of(blob("first", 6)));

        try (InputStream fits = check.within(SITE, NEXT, OTHER, bytes(4));
                InputStream exceeds = check.within(SITE, NEXT, OTHER, bytes(5))) {
            assertThat(fits.readAllBytes()).hasSize(4);
            assertThatThrownBy(exceeds::readAllBytes)
                    .isInstanceOfSatisfying(
                            ExcessException.class,
                            broken -> assertThat(broken.excess()).isEqualTo(new Excess.DeployBytes(10)));
        }
        assertThat(check.more(SITE, NEXT, blob("fits", 4))).isEmpty();
        assertThat(check.more(SITE, NEXT, blob("exceeds", 5))).contains(new Excess.DeployBytes(10));
    }

    @Test
    void aFileForWhichTheSiteHasNoRoomDoesNotComeToItsEnd() throws IOException {
        store.hold(SITE, EARLIER, List.of(zeros(9), blob("more", 1)));

        try (InputStream held = check.within(SITE, NEXT, OTHER, bytes(9));
                InputStream heldByOthers = check.tally(SITE).within(bytes(9));
                InputStream exceeds = check.within(SITE, NEXT, OTHER, bytes(6));
                InputStream exceedsInABundle = check.tally(SITE).within(bytes(6))) {
            assertThat(held.readAllBytes()).hasSize(9);
            assertThat(heldByOthers.readAllBytes()).hasSize(9);
            assertThatThrownBy(exceeds::readAllBytes).isInstanceOf(ExcessException.class);
            assertThatThrownBy(exceedsInABundle::readAllBytes).isInstanceOf(ExcessException.class);
        }
    }

    @Test
    void ofAnUploadNoMoreIsReadThanThereIsRoomForOrThanAnEarlierFileHad() throws IOException {
        Tally tally = check.tally(SITE);
        assertThat(tally.add(zeros(6))).isEmpty();

        try (InputStream mayBeTheSame = tally.within(bytes(6));
                InputStream exceeds = tally.within(bytes(7))) {
            assertThat(mayBeTheSame.readAllBytes()).hasSize(6);
            assertThatThrownBy(exceeds::readAllBytes).isInstanceOf(ExcessException.class);
        }
    }

    /** Of files that come all at once, one after the other. */
    private Optional<Excess> excess(Blob... files) {
        Tally tally = check.tally(SITE);
        return Stream.of(files).map(tally::add).flatMap(Optional::stream).findFirst();
    }

    private static Blob zeros(int size) {
        return new Blob(Digest.of(new byte[size]), size);
    }

    private static InputStream bytes(int size) {
        return new ByteArrayInputStream(new byte[size]);
    }

    private static Blob blob(String content, long size) {
        return new Blob(Digest.of(content.getBytes(UTF_8)), size);
    }
}
