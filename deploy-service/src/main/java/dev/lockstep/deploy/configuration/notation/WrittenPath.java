package dev.lockstep.deploy.configuration.notation;

import dev.lockstep.contracts.manifest.ParsedPath;
import dev.lockstep.contracts.manifest.PathParser;
import dev.lockstep.contracts.manifest.PercentEncoding;

/** A path as authors write it: percent-encoded, but for letters, which may stand as they are. */
public final class WrittenPath {

    private WrittenPath() {}

    public static ParsedPath parse(String written) {
        StringBuilder encoded = new StringBuilder();
        written.codePoints()
                .forEach(c -> encoded.append(
                        c < 0x80 ? Character.toString(c) : PercentEncoding.encode(Character.toString(c))));
        return PathParser.parse(encoded.toString());
    }
}
