package dev.lockstep.edge.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.edge.tls.Issued;
import dev.lockstep.edge.tls.files.ReloadedIdentities;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
    @TempDir
    private Path folder;

    @Test
    void whenTheCertificateEndsIsToldInSeconds() {
        // Given
        Issued shop = Issued.forHosts("EC", "shop.test");
        shop.writeTo(folder, "shop");
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        ReloadedIdentities identities = new ReloadedIdentities(folder);

        // When
        Ports.meter(identities, registry);

        // Then
        double told = registry.get("lockstep.certificate.ends").timeGauge().value(TimeUnit.SECONDS);
        assertThat(Instant.ofEpochSecond((long) told))
                .isEqualTo(((X509Certificate) shop.certificate()).getNotAfter().toInstant());
        assertThat(identities.refused()).isZero();
    }
}
