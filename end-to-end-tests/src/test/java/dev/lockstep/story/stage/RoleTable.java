package dev.lockstep.story.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The table of docs/tokens.md: the least role for each endpoint, in the words of that page. */
public record RoleTable(Map<String, String> roles) {

    private static final Path DOCUMENT = Path.of("../docs/tokens.md");
    private static final Pattern ROW = Pattern.compile("\\| `([A-Z]+ /api/v1/\\S+)` \\| ([^,|]+?)(?:,[^|]*)? \\|");

    public RoleTable {
        roles = Map.copyOf(roles);
    }

    public static RoleTable read() throws IOException {
        Map<String, String> roles = new TreeMap<>();
        for (String line : Files.readAllLines(DOCUMENT)) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                roles.put(row.group(1), row.group(2));
            }
        }
        return new RoleTable(roles);
    }
}
