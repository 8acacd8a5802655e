package dev.lockstep.edge.tls.files;

import dev.lockstep.edge.tls.Identities;
import dev.lockstep.edge.tls.Identity;
import dev.lockstep.edge.tls.Pem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * The certificates of a folder as they are now. What is changed is told by its content, as a swapped mount may be as old as
 * the one before. One that cannot be used leaves the one before in its place.
 */
public final class ReloadedIdentities {

    private static final System.Logger LOG = System.getLogger(ReloadedIdentities.class.getName());

    private final CertificateFolder folder;
    private final LongAdder refused = new LongAdder();
    private Map<String, Pem> read = Map.of();
    private Map<String, Identity> usable = Map.of();
    private volatile Identities current = Identities.NONE;

    /**
     * Reads the folder for the first time.
     *
     * @throws IllegalStateException if there is none that can be used: nobody could connect
     */
    public ReloadedIdentities(Path folder) {
        this.folder = new CertificateFolder(folder);
        look();
        if (usable.isEmpty()) {
            throw new IllegalStateException(
                    "no certificate of " + folder
                            + " can be used: put NAME.crt beside NAME.key there, or a Secret with tls.crt and tls.key below it");
        }
    }

    public Identities current() {
        return current;
    }

    /** How often a certificate, or the whole folder, could not be used. */
    public long refused() {
        return refused.sum();
    }

    /** Reads the folder again; blocks. */
    public synchronized void look() {
        try {
            Map<String, Pem> found = folder.read();
            if (!found.equals(read)) {
                take(found);
                read = found;
            }
        } catch (IOException | UncheckedIOException failure) {
            refuse("certificates cannot be read", "", failure);
        }
    }

    private void take(Map<String, Pem> found) {
        Map<String, Identity> next = new HashMap<>();
        found.forEach((name, pem) -> identity(name, pem).forEach(identity -> next.put(name, identity)));
        if (next.isEmpty()) {
            LOG.log(System.Logger.Level.WARNING, "no certificate is left, those before stay");
            return;
        }
        usable = next;
        current = new Identities(next.values());
        LOG.log(System.Logger.Level.INFO, "certificates loaded count=" + next.size());
    }

    /** The one that was read, or the one before; none if there is neither. */
    private List<Identity> identity(String name, Pem pem) {
        List<Identity> before = usable.containsKey(name) ? List.of(usable.get(name)) : List.of();
        if (pem.equals(read.get(name))) {
            return before;
        }
        try {
            return List.of(pem.identity(name));
        } catch (GeneralSecurityException | RuntimeException failure) {
            refuse("certificate cannot be used", name, failure);
            return before;
        }
    }

    private void refuse(String what, String name, Exception failure) {
        refused.increment();
        LOG.log(System.Logger.Level.ERROR, what + " name=" + name + " reason=" + failure.getMessage());
    }
}
