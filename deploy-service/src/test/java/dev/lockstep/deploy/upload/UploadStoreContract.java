package dev.lockstep.deploy.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.deploy.transaction.Transactions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What every {@link UploadStore} owes its callers. */
public abstract class UploadStoreContract {
    private static final CanonicalPath HOME = new CanonicalPath("/index.html");
    private static final CanonicalPath COPY = new CanonicalPath("/über uns/copy.html");
    private static final CanonicalPath OTHER = new CanonicalPath("/other.html");

    protected abstract UploadStore store();

    protected abstract Transactions transactions();

    /** A site, another one each time. */
    protected abstract SiteId site();

    /** A deploy of the site, another one each time. */
    protected abstract DeployId deploy(SiteId site);

    @Test
    void whatIsAnnouncedIsRequiredUntilItArrives() {
        // Given two paths of the same bytes and one of others
        SiteId site = site();
        DeployId deploy = deploy(site);
        announce(deploy, Map.of(HOME, sha1("home"), COPY, sha1("home"), OTHER, sha1("other")), Map.of());
        assertThat(store().required(deploy)).containsExactlyInAnyOrder(sha1("home"), sha1("other"));
        assertThat(store().announced(deploy, COPY)).contains(sha1("home"));
        assertThat(store().announced(deploy, new CanonicalPath("/none"))).isEmpty();

        // When
        transactions().run(() -> store().arrived(site, deploy, sha1("home"), blob("home")));

        // Then
        assertThat(store().required(deploy)).containsExactly(sha1("other"));
        assertThat(store().files(deploy)).containsOnlyKeys(HOME, COPY).containsEntry(COPY, blob("home"));
    }

    @Test
    void whatArrivedIsKnownToItsSiteAndToNoOther() {
        SiteId site = site();
        DeployId deploy = deploy(site);
        announce(deploy, Map.of(HOME, sha1("known")), Map.of());

        transactions().run(() -> store().arrived(site, deploy, sha1("known"), blob("known")));

        assertThat(store().known(site, List.of(sha1("known"), sha1("unknown"))))
                .isEqualTo(Map.of(sha1("known"), blob("known")));
        assertThat(store().known(site(), List.of(sha1("known")))).isEmpty();
    }

    @Test
    void whatIsUnlearnedIsKnownToNoSiteAndStaysWithItsDeploy() {
        // Given bytes that two sites have sent, and others
        SiteId site = site();
        SiteId another = site();
        DeployId deploy = deploy(site);
        announce(deploy, Map.of(HOME, sha1("gone"), OTHER, sha1("stays")), Map.of());
        transactions().run(() -> store().arrived(site, deploy, sha1("gone"), blob("gone")));
        transactions().run(() -> store().arrived(site, deploy, sha1("stays"), blob("stays")));
        transactions().run(() -> store().arrived(another, deploy(another), sha1("gone"), blob("gone")));

        // When
        store().unlearn(blob("gone").digest());

        // Then
        assertThat(store().known(site, List.of(sha1("gone"), sha1("stays")))).containsOnlyKeys(sha1("stays"));
        assertThat(store().known(another, List.of(sha1("gone")))).isEmpty();
        assertThat(store().files(deploy)).containsEntry(HOME, blob("gone"));
    }

    @Test
    void whatIsKnownNeedNotArrive() {
        DeployId deploy = deploy(site());

        announce(deploy, Map.of(HOME, sha1("home"), OTHER, sha1("other")), Map.of(sha1("home"), blob("home")));

        assertThat(store().required(deploy)).containsExactly(sha1("other"));
        assertThat(store().files(deploy)).isEqualTo(sorted(Map.of(HOME, blob("home"))));
    }

    @Test
    void ofWhatIsForgottenNothingIsLeftButThatItIsKnown() {
        SiteId site = site();
        DeployId deploy = deploy(site);
        DeployId other = deploy(site);
        announce(deploy, Map.of(HOME, sha1("home"), OTHER, sha1("other")), Map.of());
        announce(other, Map.of(HOME, sha1("home")), Map.of());
        transactions().run(() -> store().arrived(site, deploy, sha1("home"), blob("home")));

        transactions().run(() -> store().forget(deploy));

        assertThat(store().files(deploy)).isEmpty();
        assertThat(store().required(deploy)).isEmpty();
        assertThat(store().announced(deploy, HOME)).isEmpty();
        assertThat(store().required(other)).containsExactly(sha1("home"));
        assertThat(store().known(site, List.of(sha1("home")))).isEqualTo(Map.of(sha1("home"), blob("home")));
    }

    @Test
    void everyBlobOfADeploysFilesIsShownUntilNoDeployHasIt() {
        SiteId site = site();
        DeployId deploy = deploy(site);
        announce(deploy, Map.of(HOME, sha1("shown"), OTHER, sha1("missing")), Map.of(sha1("shown"), blob("shown")));
        List<Digest> before = new ArrayList<>();
        List<Digest> after = new ArrayList<>();

        store().blobs(before::add);
        transactions().run(() -> store().forget(deploy));
        store().blobs(after::add);

        assertThat(before)
                .contains(blob("shown").digest())
                .doesNotContain(blob("missing").digest());
        assertThat(after).doesNotContain(blob("shown").digest());
    }

    @Test
    void blobsAreShownHoweverManyThereAre() {
        DeployId deploy = deploy(site());
        SortedMap<CanonicalPath, Blob> files = new TreeMap<>();
        for (int number = 0; number < 25_000; number++) {
            files.put(new CanonicalPath("/" + number + ".html"), blob("many " + number));
        }
        transactions().run(() -> store().hold(deploy, files));
        Set<Digest> shown = new HashSet<>();

        store().blobs(shown::add);

        assertThat(files.values()).extracting(Blob::digest).allMatch(shown::contains);
    }

    @Test
    void aLaterListTakesTheEarlierOnesPlace() {
        DeployId deploy = deploy(site());
        announce(deploy, Map.of(HOME, sha1("home"), OTHER, sha1("other")), Map.of());

        announce(deploy, Map.of(HOME, sha1("changed")), Map.of());

        assertThat(store().required(deploy)).containsExactly(sha1("changed"));
        assertThat(store().announced(deploy, OTHER)).isEmpty();
    }

    @Test
    void whatIsHeldIsThereWithoutAnAnnouncement() {
        DeployId deploy = deploy(site());

        transactions().run(() -> store().hold(deploy, sorted(Map.of(HOME, blob("home")))));

        assertThat(store().files(deploy)).isEqualTo(sorted(Map.of(HOME, blob("home"))));
        assertThat(store().required(deploy)).isEmpty();
        assertThat(store().announced(deploy, HOME)).isEmpty();
    }

    private void announce(DeployId deploy, Map<CanonicalPath, Sha1> files, Map<Sha1, Blob> known) {
        transactions().run(() -> store().announce(deploy, sorted(files), known));
    }

    private static <V> SortedMap<CanonicalPath, V> sorted(Map<CanonicalPath, V> files) {
        return new TreeMap<>(files);
    }

    private static Sha1 sha1(String content) {
        return new Sha1(HexFormat.of().formatHex(Sha1.digest().digest(content.getBytes(UTF_8))));
    }

    private static Blob blob(String content) {
        byte[] bytes = content.getBytes(UTF_8);
        return new Blob(Digest.of(bytes), bytes.length);
    }
}
