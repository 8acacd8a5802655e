package dev.lockstep.deploy.retention;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.event.PagesOutlived;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.outbox.Position;
import dev.lockstep.deploy.outbox.SiteLog;
import dev.lockstep.deploy.outbox.Written;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What the deploys name that edges show and the database does not know, or not as ready: it may have been restored from a
 * day before.
 */
final class BlobsOnTheLog implements NamedBlobs {
    private final SiteLog log;
    private final DeployStore deploys;
    private final BlobsOfDeploys blobs;

    BlobsOnTheLog(SiteLog log, DeployStore deploys, BlobsOfDeploys blobs) {
        this.log = log;
        this.deploys = deploys;
        this.blobs = blobs;
    }

    @Override
    public void show(Instant collectedSince, Consumer<Digest> each) throws IOException {
        Set<Digest> unknown = shown();
        deploys.manifests(collectedSince).forEach(unknown::remove);
        for (Digest manifest : unknown) {
            blobs.show(manifest, each);
        }
    }

    private Set<Digest> shown() throws IOException {
        Shown shown = new Shown();
        var _ = log.read(Map.of(), shown);
        return shown.manifests();
    }

    private static String key(Written written) {
        return written.site() + " " + written.states();
    }

    /** Nothing or one. */
    private static Stream<Digest> manifest(Written written) {
        return switch (written) {
            case Written.Stated(String _, SiteEvent event) ->
                switch (event) {
                    case DeployReady ready -> Stream.of(ready.manifest());
                    case DeployPublished published -> Stream.of(published.manifest());
                    case PagesPurged _, PagesOutlived _, SiteConfigured _ -> Stream.empty();
                };
            case Written.Withdrawn _ -> Stream.empty();
        };
    }

    /** The last words, if all of them can be read: any other may show a deploy. */
    private static final class Shown implements SiteLog.Reader {
        private final Map<String, Digest> manifests = new HashMap<>();
        private final List<SiteLog.Unreadable> unreadable = new ArrayList<>();

        @Override
        public void written(Position position, Written written) {
            manifests.remove(key(written));
            manifest(written).forEach(manifest -> manifests.put(key(written), manifest));
        }

        @Override
        public void unreadable(SiteLog.Unreadable record) {
            unreadable.add(record);
        }

        Set<Digest> manifests() throws IOException {
            if (!unreadable.isEmpty()) {
                throw new IOException(
                        "the site log has " + unreadable.size() + " records that cannot be read, such as "
                                + unreadable.getFirst()
                                + ": where it is a later version's, upgrade deploy-service; else write a tombstone under its key");
            }
            return new HashSet<>(manifests.values());
        }
    }
}
