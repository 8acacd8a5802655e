package dev.lockstep.deploy.quota;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link QuotaStore} owes its callers. */
public abstract class QuotaStoreContract {
    private static final Blob ONE = blob("one", 100);
    private static final Blob TWO = blob("two", 20);
    private static final Blob THREE = blob("three", 3);

    protected abstract QuotaStore store();

    protected abstract SiteId site();

    /** A deploy of the site that holds these files. */
    protected abstract DeployId deploy(SiteId site, List<Blob> files);

    @Test
    void aSiteHasTheUsualQuotaUntilAnotherIsKept() {
        SiteId site = site();
        Quota small = new Quota(3, 10, 1_000, Quota.UNLIMITED);

        assertThat(store().of(site)).isEqualTo(Quota.USUAL);
        store().keep(site, new Quota(1, 1, 1, 1));
        store().keep(site, small);

        assertThat(store().of(site)).isEqualTo(small);
        assertThat(store().of(site())).isEqualTo(Quota.USUAL);
    }

    @Test
    void aSiteUsesEachContentOnceAndADeployEachFile() {
        SiteId site = site();
        DeployId first = deploy(site, List.of(ONE, TWO));
        DeployId second = deploy(site, List.of(TWO, TWO));
        var _ = deploy(site(), List.of(THREE));

        assertThat(store().usage(site)).isEqualTo(new Usage(2, 120));
        assertThat(store().bytes(first)).isEqualTo(120);
        assertThat(store().bytes(second)).isEqualTo(40);
        assertThat(store().usage(site())).isEqualTo(new Usage(0, 0));
    }

    @Test
    void onlyWhatTheSiteDoesNotHoldIsNew() {
        SiteId site = site();
        var _ = deploy(site, List.of(ONE));
        var _ = deploy(site(), List.of(TWO));

        assertThat(store().newBytes(site, List.of(ONE, TWO, THREE, THREE))).isEqualTo(23);
    }

    private static Blob blob(String content, long size) {
        return new Blob(Digest.of(content.getBytes(UTF_8)), size);
    }
}
