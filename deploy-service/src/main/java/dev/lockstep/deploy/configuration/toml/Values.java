package dev.lockstep.deploy.configuration.toml;

import dev.lockstep.deploy.configuration.notation.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads keys and values. Numbers, dates and truth are kept as they are written. */
final class Values {
    /** Nobody nests deeper, and whoever does would have this thread's stack. */
    private static final int DEEPEST = 32;

    private static final Pattern BARE = Pattern.compile("true|false|[+-]?(inf|nan|[0-9][0-9A-Za-z_.+-]*)"
            + "|[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ][0-9:.]+([Zz]|[+-][0-9:]+)?)?|[0-9]{2}:[0-9:.]+");

    private final Cursor cursor;
    private final Texts texts;

    Values(Cursor cursor) {
        this.cursor = cursor;
        this.texts = new Texts(cursor);
    }

    /** The parts of a key, between its dots. */
    List<String> key() {
        List<String> parts = new ArrayList<>();
        do {
            cursor.skipBlanks();
            parts.add(texts.isNext() ? texts.readLine() : bareKey());
            cursor.skipBlanks();
        } while (cursor.take("."));
        if (parts.size() > DEEPEST) {
            throw cursor.malformed("a key of more than " + DEEPEST + " parts", "say less");
        }
        return parts;
    }

    /** A key and its value, in a table. */
    void entry(Table table, int depth) {
        int line = cursor.line();
        List<String> key = key();
        cursor.expect("=", "a key and its value: name = \"value\"");
        cursor.skipBlanks();
        table.put(key, line, value(depth));
    }

    private String bareKey() {
        String bare = cursor.takeWhile(Values::isBare);
        if (bare.isEmpty()) {
            throw cursor.malformed(
                    "a key is missing", "keys of other than letters, digits, '_' and '-' stand in quotes");
        }
        return bare;
    }

    private static boolean isBare(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    private Node value(int depth) {
        if (depth > DEEPEST) {
            throw cursor.malformed("values within values, deeper than " + DEEPEST, "say less");
        }
        int line = cursor.line();
        if (texts.isNext()) {
            return new Node.Scalar(line, texts.read());
        }
        if (cursor.take("[")) {
            return array(line, depth);
        }
        return cursor.take("{") ? inlineTable(line, depth) : bareValue(line);
    }

    private Node array(int line, int depth) {
        List<Node> items = new ArrayList<>();
        cursor.skipToNext();
        while (!cursor.take("]")) {
            items.add(value(depth + 1));
            cursor.skipToNext();
            if (!cursor.take(",") && cursor.peek() != ']') {
                throw cursor.malformed("a list without its end", "what it lists is parted by ',' and ends with ']'");
            }
            cursor.skipToNext();
        }
        return new Node.Sequence(line, items);
    }

    private Node inlineTable(int line, int depth) {
        Table table = new Table(line, Table.Made.DOTTED);
        cursor.skipBlanks();
        while (!cursor.take("}")) {
            entry(table, depth + 1);
            cursor.skipBlanks();
            boolean more = cursor.take(",");
            cursor.skipBlanks();
            if (more == (cursor.peek() == '}')) {
                throw cursor.malformed("keys and values without their end", "in one line: {a = \"1\", b = \"2\"}");
            }
        }
        return table.node();
    }

    private Node bareValue(int line) {
        String bare = cursor.takeWhile(c -> isBare(c) || c == '+' || c == '.' || c == ':');
        if (bare.length() == 10 && bare.charAt(4) == '-' && cursor.take(" ")) {
            String time = cursor.takeWhile(c -> isBare(c) || c == '+' || c == '.' || c == ':');
            bare = time.isEmpty() ? bare : bare + " " + time;
        }
        if (!BARE.matcher(bare).matches()) {
            throw cursor.malformed("a value is missing, or is a text without quotes", "name = \"value\"");
        }
        return new Node.Scalar(line, bare);
    }
}
