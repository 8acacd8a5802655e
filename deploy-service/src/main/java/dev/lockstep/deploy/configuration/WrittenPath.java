package dev.lockstep.deploy.configuration;

import dev.lockstep.contracts.manifest.ParsedPath;
import dev.lockstep.contracts.manifest.PathParser;
import dev.lockstep.contracts.manifest.PercentEncoding;

/** A path as authors write it: percent-encoded, but for letters, which may stand as they are. */
final class WrittenPath {

    private WrittenPath() {}

    static ParsedPath parse(String written) {
        StringBuilder encoded = new StringBuilder();
        written.codePoints()
                .forEach(c -> encoded.append(
                        c < 0x80 ? Character.toString(c) : PercentEncoding.encode(Character.toString(c))));
        return PathParser.parse(encoded.toString());
    }
}
