package dev.lockstep.platform.local.process;

import dev.lockstep.platform.local.Certificate;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

/** Signs the certificates by which clients of a server say who they are, as Strimzi's does for Kafka's users. */
public final class Authority {

    private static final String NAME = "authority";

    private final Path folder;
    private final Path store;
    private final Path file;

    private Authority(Path folder, Path store, Path file) {
        this.folder = folder;
        this.store = store;
        this.file = file;
    }

    /** A new one, which keeps what it makes in a folder that there is not yet. */
    public static Authority in(Path folder) throws IOException, GeneralSecurityException {
        Path store = Files.createDirectories(folder).resolve("all.p12");
        KeyTool.generate(store, NAME, "-ext", "bc:c");
        return new Authority(folder, store, KeyTool.written(store, NAME).file());
    }

    /** Its own certificate as PEM, for those who shall believe what it signs. */
    public Path file() {
        return file;
    }

    /** Makes a certificate for somebody of that name, in a store that holds nothing else. */
    public Certificate certify(String name) throws IOException, GeneralSecurityException {
        KeyTool.generate(store, name, "-signer", NAME);
        KeyStore all = KeyTool.open(store);
        char[] password = KeyTool.PASSWORD.toCharArray();
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, password);
        own.setKeyEntry(name, all.getKey(name, password), password, new java.security.cert.Certificate[] {
            all.getCertificate(name)
        });
        Path file = folder.resolve(name + ".p12");
        try (OutputStream content = Files.newOutputStream(file)) {
            own.store(content, password);
        }
        return KeyTool.written(file, name);
    }
}
