package dev.lockstep.deploy.configuration.header;

import dev.lockstep.deploy.configuration.notation.Fields;
import dev.lockstep.deploy.configuration.notation.Kinds;
import dev.lockstep.deploy.configuration.notation.Node;
import dev.lockstep.deploy.configuration.notation.Problems;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the tables {@code [[headers]]} of {@code netlify.toml}. */
public final class HeaderTables {
    private static final List<String> KEYS = List.of("for", "values");
    private static final String VALUES = "X-Frame-Options = \"DENY\"";

    private final SiteHeaders site;
    private final Kinds kinds;
    private final Problems problems;

    public HeaderTables(SiteHeaders site, Problems problems) {
        this.site = site;
        this.kinds = new Kinds(problems);
        this.problems = problems;
    }

    public void read(List<Node.Mapping> tables) {
        tables.forEach(table -> read(new Fields(table, KEYS, problems)));
    }

    private void read(Fields fields) {
        fields.required("for", "for = \"/*\"")
                .flatMap(node -> kinds.text(node, "'for'", "for = \"/*\""))
                .map(path -> new HeaderBlock(path.line(), path.text(), problems))
                .ifPresent(block -> read(fields, block));
    }

    private void read(Fields fields, HeaderBlock block) {
        fields.required("values", "[headers.values]")
                .flatMap(node -> kinds.mapping(node, "'values'", VALUES))
                .ifPresent(values -> values.entries().forEach(entry -> read(entry, block)));
        block.into(site);
    }

    private void read(Node.Entry entry, HeaderBlock block) {
        if (entry.value() instanceof Node.Sequence) {
            String joined = kinds.values(entry.value(), "'" + entry.key() + "'", "[\"a\", \"b\"]").stream()
                    .map(value -> value.text().strip())
                    .collect(Collectors.joining(", "));
            block.add(entry.line(), entry.key(), joined);
        } else if (entry.value() instanceof Node.Scalar(int line, String text)) {
            block.add(line, entry.key(), HeaderBlock.list(text.strip()));
        } else {
            kinds.values(entry.value(), "'" + entry.key() + "'", VALUES);
        }
    }
}
