package dev.lockstep.render.content;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.manifest.Manifest;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a deploy's pages are made from. Two with one digest are the same.
 *
 * @param sources reads files of the deploy as text, by their paths
 */
public record DeployContent(Digest digest, Manifest manifest, Function<String, Optional<String>> sources) {

    public Optional<String> source(String path) {
        return sources.apply(path);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeployContent content && content.digest.equals(digest);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }
}
