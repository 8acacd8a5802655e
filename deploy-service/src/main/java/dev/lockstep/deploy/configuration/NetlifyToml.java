package dev.lockstep.deploy.configuration;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.deploy.configuration.notation.Kinds;
import dev.lockstep.deploy.configuration.notation.Node;
import dev.lockstep.deploy.configuration.notation.Problems;
import dev.lockstep.deploy.configuration.notation.ReadConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A deploy's {@code netlify.toml}, of which two lists are about what visitors see: redirects and headers. The rest is for
 * whoever builds the site, and is none of our business.
 */
final class NetlifyToml {
    static final CanonicalPath PATH = new CanonicalPath("/netlify.toml");

    private static final String HEADERS = "[[headers]]";
    private static final String REDIRECTS = "[[redirects]]";
    private static final String NOT_DONE = "edge_functions";

    private final Kinds kinds;
    private final Problems problems;
    private final List<Node.Entry> entries;

    private NetlifyToml(List<Node.Entry> entries, Problems problems) {
        this.kinds = new Kinds(problems);
        this.problems = problems;
        this.entries = entries;
    }

    /**
     * Reads the file, which says nothing if the deploy has none.
     *
     * @throws IOException when the store fails, or lacks the file's blob
     */
    static NetlifyToml read(ReadConfiguration toml, Map<CanonicalPath, Blob> files, BlobStore blobs, Problems problems)
            throws IOException {
        Blob file = files.get(PATH);
        if (file == null) {
            return new NetlifyToml(List.of(), problems);
        }
        try (InputStream source = blobs.require(file.digest())) {
            NetlifyToml read = new NetlifyToml(entries(toml.read(name(), source), problems), problems);
            read.refuseWhatIsNotDone();
            return read;
        }
    }

    /** What people call it. */
    static String name() {
        return PATH.text().substring(1);
    }

    /** The tables {@code [[headers]]}. */
    List<Node.Mapping> headers() {
        return tables("headers", HEADERS);
    }

    /** The tables {@code [[redirects]]}. */
    List<Node.Mapping> redirects() {
        return tables("redirects", REDIRECTS);
    }

    private List<Node.Mapping> tables(String key, String example) {
        return entry(key).flatMap(entry -> kinds.sequence(entry.value(), "'" + key + "'", example)).stream()
                .flatMap(list -> list.items().stream())
                .flatMap(item -> kinds.mapping(item, "each of '" + key + "'", example).stream())
                .toList();
    }

    private void refuseWhatIsNotDone() {
        entry(NOT_DONE)
                .ifPresent(entry -> problems.add(
                        entry.line(),
                        "edge functions are not run here",
                        "a route of lockstep.yaml with {server: ...} or {origin: ...} makes pages; remove the table"));
    }

    private Optional<Node.Entry> entry(String key) {
        return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    private static List<Node.Entry> entries(ReadConfiguration.Reading reading, Problems problems) {
        return switch (reading) {
            case ReadConfiguration.Reading.Tree(Node.Mapping root) -> root.entries();
            case ReadConfiguration.Reading.Tree _ -> List.of();
            case ReadConfiguration.Reading.Refused(var problem) -> {
                problems.add(problem.line(), problem.reason(), problem.hint());
                yield List.of();
            }
        };
    }
}
