package dev.lockstep.edge.site;

import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.manifest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.manifest.Manifest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What every place for manifests has to do. */
public abstract class ManifestsContract {

    protected abstract Manifests manifests();

    /** Makes a manifest be there, and returns its name. */
    protected abstract Digest store(Manifest manifest) throws IOException;

    @Test
    void aManifestIsFetchedAsItWasStoredHoweverOften() throws IOException {
        Manifest stored = manifest("d1", "/index.html", "/about.html");
        Digest name = store(stored);
        assertThat(manifests().fetch(name)).isEqualTo(stored);
        assertThat(manifests().fetch(name)).isEqualTo(stored);
    }

    @Test
    void whatIsNotThereIsToldAndFoundOnceItIs() throws IOException {
        assertThatIOException().isThrownBy(() -> manifests().fetch(digest("nothing")));
        Digest name = store(manifest("d2"));
        assertThat(manifests().fetch(name)).isEqualTo(manifest("d2"));
    }
}
