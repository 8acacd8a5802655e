package dev.lockstep.edge.tls.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lockstep.edge.tls.Identity;
import dev.lockstep.edge.tls.Issued;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadedIdentitiesTest {

    private static final String HOST = "shop.test";

    @TempDir
    private Path folder;

    @Test
    void aSecretsMountIsRead() throws IOException {
        Issued issued = Issued.forHosts("EC", HOST);
        issued.writeTo(folder, "shop/..2026_11_28/tls");
        Path mount = folder.resolve("shop");
        Files.createSymbolicLink(mount.resolve("..data"), Path.of("..2026_11_28"));
        Files.createSymbolicLink(mount.resolve("tls.crt"), Path.of("..data", "tls.crt"));
        Files.createSymbolicLink(mount.resolve("tls.key"), Path.of("..data", "tls.key"));

        ReloadedIdentities identities = new ReloadedIdentities(folder);

        assertThat(identities.current().find(HOST, "EC").map(Identity::name)).hasValue("shop/tls");
    }

    @Test
    void anotherCertificateTakesThePlaceOfTheOneBefore() {
        Issued.forHosts("EC", HOST).writeTo(folder, "shop");
        ReloadedIdentities identities = new ReloadedIdentities(folder);
        Issued renewed = Issued.forHosts("EC", HOST);

        renewed.writeTo(folder, "shop");
        identities.look();

        assertThat(shown(identities)).isEqualTo(renewed.certificate());
        assertThat(identities.refused()).isZero();
    }

    @Test
    void oneThatIsBrokenLeavesTheOneBeforeInItsPlace() throws IOException {
        Issued good = Issued.forHosts("EC", HOST);
        good.writeTo(folder, "shop");
        ReloadedIdentities identities = new ReloadedIdentities(folder);

        Files.writeString(folder.resolve("shop.crt"), "not yet written");
        identities.look();
        identities.look();

        assertThat(shown(identities)).isEqualTo(good.certificate());
        assertThat(identities.refused()).isEqualTo(1);

        Issued mended = Issued.forHosts("EC", HOST);
        mended.writeTo(folder, "shop");
        identities.look();
        assertThat(shown(identities)).isEqualTo(mended.certificate());
    }

    @Test
    void oneThatIsBrokenKeepsNoOtherBack() throws IOException {
        Issued.forHosts("EC", HOST).writeTo(folder, "shop");
        ReloadedIdentities identities = new ReloadedIdentities(folder);
        Files.writeString(folder.resolve("shop.key"), "");

        Issued.forHosts("EC", "blog.test").writeTo(folder, "blog");
        identities.look();

        assertThat(identities.current().find("blog.test", "EC").map(Identity::name))
                .hasValue("blog");
        assertThat(identities.current().find(HOST, "EC").map(Identity::name)).hasValue("shop");
    }

    @Test
    void aFolderThatVanishesTakesNothingAlong() throws IOException {
        Issued good = Issued.forHosts("EC", HOST);
        good.writeTo(folder, "shop");
        ReloadedIdentities identities = new ReloadedIdentities(folder);

        Files.delete(folder.resolve("shop.crt"));
        identities.look();

        assertThat(shown(identities)).isEqualTo(good.certificate());
    }

    @Test
    void whereThereIsNoneNothingStarts() {
        assertThatIllegalStateException().isThrownBy(() -> new ReloadedIdentities(folder));
    }

    private static Certificate shown(ReloadedIdentities identities) {
        return identities.current().find(HOST, "EC").orElseThrow().chain().getFirst();
    }
}
