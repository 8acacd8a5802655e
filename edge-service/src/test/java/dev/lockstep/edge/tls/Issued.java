package dev.lockstep.edge.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A certificate that vouches for itself, made by the JDK's keytool. */
public record Issued(Certificate certificate, Key key) {

    private static final String PASSWORD = "changeit";

    /** Of the first host it is the subject's name, too. */
    public static Issued forHosts(String keyAlgorithm, String... hosts) {
        return forDays(30, keyAlgorithm, hosts);
    }

    static Issued forDays(int days, String keyAlgorithm, String... hosts) {
        try {
            Path folder = Files.createTempDirectory("issued");
            Path store = folder.resolve("store.p12");
            String names = Arrays.stream(hosts).map(host -> "dns:" + host).collect(Collectors.joining(","));
            run(Stream.of(
                            "-genkeypair -alias it -keyalg",
                            keyAlgorithm,
                            "-validity " + days + " -storetype PKCS12 -storepass",
                            PASSWORD,
                            "-dname CN=" + hosts[0].replace('*', 'x'),
                            "-ext san=" + names,
                            "-keystore " + store)
                    .flatMap(words -> Stream.of(words.split(" ")))
                    .toList());
            KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
            return new Issued(keys.getCertificate("it"), keys.getKey("it", PASSWORD.toCharArray()));
        } catch (IOException | GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void run(List<String> words) throws IOException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(Stream.concat(Stream.of(keytool.toString()), words.stream())
                        .toList())
                .inheritIO()
                .start();
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException("keytool failed: " + words);
        }
    }

    public Pem pem() {
        return new Pem(certificatePem(), block("PRIVATE KEY", key.getEncoded()));
    }

    public String certificatePem() {
        try {
            return block("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** As {@code NAME.crt} and {@code NAME.key}. */
    public void writeTo(Path folder, String name) {
        try {
            Path file = folder.resolve(name + ".crt");
            Files.createDirectories(file.getParent());
            Files.writeString(file, pem().certificates());
            Files.writeString(folder.resolve(name + ".key"), pem().key());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static String block(String what, byte[] encoded) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded) + "\n-----END " + what
                + "-----\n";
    }
}
