package dev.lockstep.deploy.configuration.toml;

import dev.lockstep.deploy.configuration.notation.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table that is being read; what has been said once is not said again (TOML 1.0, "Table"). */
final class Table {
    private final int line;
    private Made made;
    private final Map<String, Part> parts = new LinkedHashMap<>();

    /** What a table is there because of. */
    enum Made {
        /** A header of a table below it. */
        IMPLIED,
        HEADER,
        /** A key with dots, or braces: all of it is said there. */
        DOTTED
    }

    private sealed interface Part {
        record Value(int line, Node node) implements Part {}

        record One(Table table) implements Part {}

        record Many(int line, List<Table> tables) implements Part {}
    }

    Table(int line, Made made) {
        this.line = line;
        this.made = made;
    }

    void put(List<String> key, int line, Node value) {
        Table table = this;
        for (String part : key.subList(0, key.size() - 1)) {
            table = table.dotted(part, line);
        }
        if (table.parts.putIfAbsent(key.getLast(), new Part.Value(line, value)) != null) {
            throw twice(key.getLast(), line);
        }
    }

    /** The table that a header in brackets names. */
    Table named(List<String> key, int line) {
        Table above = above(key, line);
        String last = key.getLast();
        @Nullable Part known = above.parts.get(last);
        if (known instanceof Part.One(Table table) && table.made == Made.IMPLIED) {
            table.made = Made.HEADER;
            return table;
        }
        if (known != null) {
            throw twice(last, line);
        }
        return above.add(last, new Table(line, Made.HEADER));
    }

    /** One more of the tables that a header in double brackets names. */
    Table oneMore(List<String> key, int line) {
        Table above = above(key, line);
        Part known = above.parts.computeIfAbsent(key.getLast(), name -> new Part.Many(line, new ArrayList<>()));
        if (known instanceof Part.Many(int _, List<Table> tables)) {
            Table more = new Table(line, Made.HEADER);
            tables.add(more);
            return more;
        }
        throw twice(key.getLast(), line);
    }

    Node.Mapping node() {
        List<Node.Entry> entries = new ArrayList<>();
        parts.forEach((key, part) -> entries.add(
                switch (part) {
                    case Part.Value(int at, Node value) -> new Node.Entry(at, key, value);
                    case Part.One(Table table) -> new Node.Entry(table.line, key, table.node());
                    case Part.Many(int at, List<Table> tables) ->
                        new Node.Entry(
                                at,
                                key,
                                new Node.Sequence(
                                        at,
                                        tables.stream().<Node>map(Table::node).toList()));
                }));
        return new Node.Mapping(line, entries);
    }

    private Table above(List<String> key, int line) {
        Table table = this;
        for (String part : key.subList(0, key.size() - 1)) {
            table = table.below(part, line);
        }
        return table;
    }

    private Table below(String key, int line) {
        @Nullable Part known = parts.get(key);
        return switch (known) {
            case null -> add(key, new Table(line, Made.IMPLIED));
            case Part.One(Table table) -> table;
            case Part.Many(int _, List<Table> tables) -> tables.getLast();
            case Part.Value _ -> throw twice(key, line);
        };
    }

    private Table dotted(String key, int line) {
        @Nullable Part known = parts.get(key);
        if (known == null) {
            return add(key, new Table(line, Made.DOTTED));
        }
        if (known instanceof Part.One(Table table) && table.made == Made.DOTTED) {
            return table;
        }
        throw twice(key, line);
    }

    private Table add(String key, Table table) {
        parts.put(key, new Part.One(table));
        return table;
    }

    private static MalformedToml twice(String key, int line) {
        return new MalformedToml(line, "'" + key + "' stands here twice", "keep one of the two");
    }
}
