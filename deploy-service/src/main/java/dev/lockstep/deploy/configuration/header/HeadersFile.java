package dev.lockstep.deploy.configuration.header;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.deploy.configuration.notation.Problems;
import dev.lockstep.deploy.configuration.notation.TextFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code _headers}: a path, and in the lines below it the headers of what is there. */
public final class HeadersFile {
    public static final TextFile FILE = new TextFile(new CanonicalPath("/_headers"), 8 * 1024 * 1024);

    private final SiteHeaders site;
    private final Problems problems;
    private @Nullable HeaderBlock block;

    public HeadersFile(SiteHeaders site, Problems problems) {
        this.site = site;
        this.problems = problems;
    }

    public void read(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("/")) {
                end();
                block = new HeaderBlock(i + 1, line, problems);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                header(i + 1, line);
            }
        }
        end();
    }

    private void header(int number, String line) {
        int colon = line.indexOf(':');
        String value = line.substring(colon + 1).strip();
        if (colon < 0) {
            problems.add(number, "neither a path nor a header", "a path begins with '/', a header is 'Name: value'");
        } else if (line.matches("https?://.*")) {
            problems.add(number, "rules for one host alone are not supported", "begin with the path");
        } else if (value.isEmpty()) {
            problems.add(number, "a header without a value", "'Name: value'");
        } else if (block == null) {
            problems.add(number, "a header before any path", "write '/*' above it if it is for all");
        } else {
            block.add(number, line.substring(0, colon), HeaderBlock.list(value));
        }
    }

    private void end() {
        if (block != null) {
            block.into(site);
        }
    }
}
