package dev.lockstep.contracts.manifest;

import dev.lockstep.contracts.blob.Blob;

/** A file of a deploy: its bytes, and the type that it is served with. */
public record ManifestFile(Blob blob, String contentType) {

    public ManifestFile {
        if (contentType.isBlank() || contentType.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("not a content type: '" + contentType + "'");
        }
    }
}
