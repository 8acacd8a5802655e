package dev.lockstep.platform.local.process;

import dev.lockstep.platform.local.Certificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The JDK's own way to certificates. */
public final class KeyTool {

    static final String PASSWORD = "changeit";

    private static final String SERVER = "server";

    /** It is done before anything is worth being compiled well. */
    private static final String QUICK = "-J-XX:TieredStopAtLevel=1";

    private KeyTool() {}

    /** Makes a certificate in a folder. */
    public static Certificate selfSigned(Path folder) throws IOException, GeneralSecurityException {
        Path store = folder.resolve("server.p12");
        generate(store, SERVER, "-ext", "san=ip:127.0.0.1");
        return written(store, SERVER);
    }

    /** Puts a new key into a store, and a certificate of it that gives its holder this name. */
    static void generate(Path store, String name, String... further) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                QUICK,
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-dname",
                "CN=" + name,
                "-keystore",
                store.toString()));
        command.addAll(List.of(further));
        run(command);
    }

    static KeyStore open(Path store) throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    }

    /** What a store holds under a name, beside it as PEM too. */
    static Certificate written(Path store, String name) throws IOException, GeneralSecurityException {
        KeyStore keys = open(store);
        Path file = write(
                store.resolveSibling(name + ".crt"),
                "CERTIFICATE",
                keys.getCertificate(name).getEncoded());
        Path key = write(
                store.resolveSibling(name + ".key"),
                "PRIVATE KEY",
                keys.getKey(name, PASSWORD.toCharArray()).getEncoded());
        return new Certificate(store, PASSWORD, file, key);
    }

    /** For its owner alone: servers refuse a key that others may read. */
    private static Path write(Path file, String what, byte[] encoded) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return Files.writeString(file, "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n");
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException("keytool failed: " + command);
        }
    }
}
