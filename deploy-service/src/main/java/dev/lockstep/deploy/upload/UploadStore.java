package dev.lockstep.deploy.upload;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Consumer;

/** Keeps which files a deploy consists of, and which of them have arrived. */
public interface UploadStore {

    /** Which of these the site has uploaded before, and as which blobs. */
    Map<Sha1, Blob> known(SiteId site, Collection<Sha1> files);

    /** Makes these the files of a deploy; those whose bytes are not among {@code known} have to arrive. */
    void announce(DeployId deploy, SortedMap<CanonicalPath, Sha1> files, Map<Sha1, Blob> known);

    /** Makes these the files of a deploy: all have arrived. */
    void hold(DeployId deploy, SortedMap<CanonicalPath, Blob> files);

    Optional<Sha1> announced(DeployId deploy, CanonicalPath path);

    /** What has still to arrive. */
    SortedSet<Sha1> required(DeployId deploy);

    /** The bytes have arrived, for this deploy and for later ones of its site. */
    void arrived(SiteId site, DeployId deploy, Sha1 file, Blob blob);

    /** Knows no file of any site any more by these bytes: it has to travel again. */
    void unlearn(Digest blob);

    /** Shows every blob of which any deploy's files consist, without holding them all in memory. */
    void blobs(Consumer<Digest> each);

    /** Keeps nothing of a deploy's files. */
    void forget(DeployId deploy);

    /** All files that have arrived. */
    SortedMap<CanonicalPath, Blob> files(DeployId deploy);
}
