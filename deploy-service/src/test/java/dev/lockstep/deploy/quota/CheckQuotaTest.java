package dev.lockstep.deploy.quota;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckQuotaTest {
    private static final SiteId SITE = new SiteId("site");
    private static final DeployId EARLIER = new DeployId("d1");
    private static final DeployId NEXT = new DeployId("d2");

    private final MemoryQuotaStore store = new MemoryQuotaStore();
    private final CheckQuota check = new CheckQuota(store);

    @BeforeEach
    void aSiteMayHaveThreeFilesOfTenBytesTogetherAndFifteenBytesInAll() {
        store.keep(SITE, new Quota(Quota.UNLIMITED, 3, 10, 15));
    }

    @Test
    void aDeployUpToItsLimitsIsNoExcess() {
        assertThat(check.whole(SITE, List.of(blob("a", 5), blob("b", 4), blob("c", 1))))
                .isEmpty();
    }

    @Test
    void aFileTooManyIsAnExcess() {
        assertThat(check.files(SITE, 3)).isEmpty();
        assertThat(check.files(SITE, 4)).contains(new Excess.Files(4, 3));
    }

    @Test
    void aByteTooManyIsAnExcessWhateverElseHoldsTheContent() {
        Blob half = blob("half", 5);
        store.hold(SITE, EARLIER, List.of(half));

        assertThat(check.whole(SITE, List.of(half, half, blob("more", 1)))).contains(new Excess.DeployBytes(10));
    }

    @Test
    void whatTheSiteHoldsAlreadyTakesNoMoreRoom() {
        Blob large = blob("large", 9);
        store.hold(SITE, EARLIER, List.of(large));

        assertThat(check.whole(SITE, List.of(large))).isEmpty();
        assertThat(check.whole(SITE, List.of(blob("fits", 6)))).isEmpty();
        assertThat(check.whole(SITE, List.of(blob("too large", 7)))).contains(new Excess.SiteBytes(15));
    }

    @Test
    void ofAFileThatIsTooLargeNoMoreIsReadThanThereIsRoomFor() throws IOException {
        store.hold(SITE, NEXT, List.of(blob("first", 6)));

        try (InputStream fits = check.within(SITE, NEXT, bytes(4));
                InputStream exceeds = check.within(SITE, NEXT, bytes(5))) {
            assertThat(fits.readAllBytes()).hasSize(4);
            assertThatThrownBy(exceeds::readAllBytes)
                    .isInstanceOfSatisfying(
                            ExcessException.class,
                            broken -> assertThat(broken.excess()).isEqualTo(new Excess.DeployBytes(10)));
        }
        assertThat(check.more(SITE, NEXT, blob("fits", 4))).isEmpty();
        assertThat(check.more(SITE, NEXT, blob("exceeds", 5))).contains(new Excess.DeployBytes(10));
    }

    private static InputStream bytes(int size) {
        return new ByteArrayInputStream(new byte[size]);
    }

    private static Blob blob(String content, long size) {
        return new Blob(Digest.of(content.getBytes(UTF_8)), size);
    }
}
