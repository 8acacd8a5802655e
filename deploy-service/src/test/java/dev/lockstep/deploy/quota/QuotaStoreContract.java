package dev.lockstep.deploy.quota;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link QuotaStore} owes its callers. */
public abstract class QuotaStoreContract {
    private static final Blob ONE = blob("one", 100);
    private static final Blob TWO = blob("two", 20);
    private static final Blob THREE = blob("three", 3);

    protected abstract QuotaStore store();

    protected abstract SiteId site();

    /** A deploy of the site for which these files have come, at {@code /0} and so on. */
    protected abstract DeployId deploy(SiteId site, List<Blob> files);

    /** Nothing more is to come for the deploy. */
    protected abstract void complete(SiteId site, DeployId deploy);

    @Test
    void aSiteHasTheUsualQuotaUntilAnotherIsKept() {
        SiteId site = site();
        Quota small = new Quota(3, 10, 1_000, Quota.UNLIMITED, 7, 20, new Counts(4, 5, 6));

        assertThat(store().of(site)).isEqualTo(Quota.USUAL);
        store().keep(site, new Quota(1, 1, 1, 1, 1, 1));
        store().keep(site, small);

        assertThat(store().of(site)).isEqualTo(small);
        assertThat(store().of(site())).isEqualTo(Quota.USUAL);
    }

    @Test
    void aSiteUsesEachContentOnceAndSoDoesADeploy() {
        SiteId site = site();
        DeployId first = deploy(site, List.of(ONE, TWO));
        DeployId second = deploy(site, List.of(TWO, TWO));
        var _ = deploy(site(), List.of(THREE));

        assertThat(store().usage(site)).isEqualTo(new Usage(2, 120));
        assertThat(store().bytes(first)).isEqualTo(120);
        assertThat(store().bytes(second)).isEqualTo(20);
        assertThat(store().usage(site())).isEqualTo(new Usage(0, 0));
    }

    @Test
    void onlyWhatTheSiteDoesNotHoldIsNew() {
        SiteId site = site();
        var _ = deploy(site, List.of(ONE));
        var _ = deploy(site(), List.of(TWO));

        assertThat(store().newBytes(site, List.of(ONE, TWO, THREE, THREE))).isEqualTo(23);
    }

    @Test
    void aContentIsNewToADeployUntilItIsAtAnyPath() {
        DeployId deploy = deploy(site(), List.of(ONE, TWO, TWO));

        assertThat(store().newBytes(deploy, TWO)).isZero();
        assertThat(store().newBytes(deploy, THREE)).isEqualTo(3);
        assertThat(store().bytesAt(deploy, new CanonicalPath("/2"))).isEqualTo(20);
        assertThat(store().bytesAt(deploy, new CanonicalPath("/3"))).isZero();
    }

    @Test
    void aSiteGrowsByWhatNoCompleteDeployHolds() {
        SiteId site = site();
        DeployId complete = deploy(site, List.of(ONE, ONE));
        var _ = deploy(site, List.of(TWO));
        complete(site, complete);
        complete(site(), deploy(site(), List.of(THREE)));

        assertThat(store().growth(site, List.of(ONE, TWO, TWO, THREE))).isEqualTo(new Growth(100, 23));
        assertThat(store().growth(site(), List.of(ONE))).isEqualTo(new Growth(0, 100));
    }

    @Test
    void whatWasCountedIsNotAddedUpUntilItIsToBeCountedAnew() {
        SiteId site = site();
        store().keep(site, Quota.USUAL);
        var _ = deploy(site, List.of(ONE, ONE, TWO));

        assertThat(store().counted(site)).isEqualTo(120);
        store().count(site, 130);
        assertThat(store().counted(site)).isEqualTo(130);
        store().countAnew(site);
        assertThat(store().counted(site)).isEqualTo(120);
    }

    @Test
    void anotherQuotaLetsWhatASiteHoldsBeCountedAnew() {
        SiteId site = site();
        store().keep(site, Quota.USUAL);
        store().count(site, 130);

        store().keep(site, Quota.USUAL);

        assertThat(store().counted(site)).isZero();
    }

    private static Blob blob(String content, long size) {
        return new Blob(Digest.of(content.getBytes(UTF_8)), size);
    }
}
