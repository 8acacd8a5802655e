package dev.lockstep.deploy.configuration;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.deploy.configuration.notation.Node;
import dev.lockstep.deploy.configuration.notation.Problems;
import dev.lockstep.deploy.configuration.notation.ReadConfiguration;
import dev.lockstep.deploy.event.rule.EventRule;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;

/** The rules for events in the configuration of a deploy, which was found to be right when the deploy was made. */
public final class DeclaredEvents {
    private final ConfigurationFile file;

    public DeclaredEvents(ReadConfiguration notation) {
        this.file = new ConfigurationFile(notation);
    }

    /** Reads no file but the configuration. */
    public List<EventRule> of(SortedMap<CanonicalPath, Blob> files, BlobStore blobs) throws IOException {
        return file.read(files, blobs).map(DeclaredEvents::rules).orElse(List.of());
    }

    private static List<EventRule> rules(ReadConfiguration.Reading reading) {
        if (!(reading instanceof ReadConfiguration.Reading.Tree(Node.Mapping root))) {
            return List.of();
        }
        EventsReader reader = new EventsReader(new Problems(ConfigurationFile.NAME));
        return root.entries().stream()
                .filter(entry -> entry.key().equals("events"))
                .flatMap(entry -> reader.read(entry.value()).stream())
                .toList();
    }
}
