package dev.lockstep.deploy.upload;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Keeps announced and known files on the heap. */
public final class MemoryUploadStore implements UploadStore {
    private final MemoryTransactions transactions;
    private final Map<Known, Blob> known;
    private final Map<Place, Announced> announced;
    private final Map<Place, Blob> arrived;

    public MemoryUploadStore(MemoryTransactions transactions) {
        this.transactions = transactions;
        this.known = transactions.table();
        this.announced = transactions.table();
        this.arrived = transactions.table();
    }

    private record Known(SiteId site, Sha1 file) {}

    private record Place(DeployId deploy, CanonicalPath path) {}

    private record Announced(Sha1 file) {}

    @Override
    public Map<Sha1, Blob> known(SiteId site, Collection<Sha1> files) {
        return transactions.within(() -> {
            Map<Sha1, Blob> found = new HashMap<>();
            known.forEach((key, blob) -> {
                if (key.site().equals(site) && files.contains(key.file())) {
                    found.put(key.file(), blob);
                }
            });
            return found;
        });
    }

    @Override
    public void announce(DeployId deploy, SortedMap<CanonicalPath, Sha1> files, Map<Sha1, Blob> stored) {
        transactions.run(() -> {
            forget(deploy);
            files.forEach((path, file) -> {
                announced.put(new Place(deploy, path), new Announced(file));
                if (stored.containsKey(file)) {
                    arrived.put(new Place(deploy, path), stored.get(file));
                }
            });
        });
    }

    @Override
    public void hold(DeployId deploy, SortedMap<CanonicalPath, Blob> files) {
        transactions.run(() -> {
            forget(deploy);
            files.forEach((path, blob) -> arrived.put(new Place(deploy, path), blob));
        });
    }

    @Override
    public Optional<Sha1> announced(DeployId deploy, CanonicalPath path) {
        return transactions.within(() ->
                Optional.ofNullable(announced.get(new Place(deploy, path))).map(Announced::file));
    }

    @Override
    public SortedSet<Sha1> required(DeployId deploy) {
        return transactions.within(() -> {
            SortedSet<Sha1> required = new TreeSet<>();
            announced.forEach((place, file) -> {
                if (place.deploy().equals(deploy) && !arrived.containsKey(place)) {
                    required.add(file.file());
                }
            });
            return required;
        });
    }

    @Override
    public void arrived(SiteId site, DeployId deploy, Sha1 file, Blob blob) {
        transactions.run(() -> {
            known.put(new Known(site, file), blob);
            announced.forEach((place, named) -> {
                if (place.deploy().equals(deploy) && named.file().equals(file)) {
                    arrived.put(place, blob);
                }
            });
        });
    }

    @Override
    public SortedMap<CanonicalPath, Blob> files(DeployId deploy) {
        return transactions.within(() -> {
            SortedMap<CanonicalPath, Blob> files = new TreeMap<>();
            arrived.forEach((place, blob) -> {
                if (place.deploy().equals(deploy)) {
                    files.put(place.path(), blob);
                }
            });
            return files;
        });
    }

    @Override
    public void unlearn(Digest blob) {
        transactions.run(() -> known.values().removeIf(bytes -> bytes.digest().equals(blob)));
    }

    @Override
    public void blobs(Consumer<Digest> each) {
        transactions.run(() -> arrived.values().stream().map(Blob::digest).forEach(each));
    }

    @Override
    public void forget(DeployId deploy) {
        transactions.run(() -> {
            announced.keySet().removeIf(place -> place.deploy().equals(deploy));
            arrived.keySet().removeIf(place -> place.deploy().equals(deploy));
        });
    }
}
