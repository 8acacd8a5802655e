package dev.lockstep.deploy.configuration.toml;

import dev.lockstep.contracts.event.Problem;
import dev.lockstep.deploy.configuration.notation.Node;
import dev.lockstep.deploy.configuration.notation.ReadConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads TOML 1.0 in time and memory that grow with the file alone, and no deeper than it may: it is anybody's. The
 * library that knows lines needs seconds and half a gigabyte for 2 MiB, and the whole stack for a list of lists.
 */
public final class TomlConfiguration implements ReadConfiguration {
    /** Some 50 000 rules of a usual length. */
    static final int MOST_BYTES = 8 * 1024 * 1024;

    @Override
    public Reading read(String file, InputStream source) throws IOException {
        byte[] bytes = source.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            return refused(file, 0, "the file is larger than " + MOST_BYTES / 1024 / 1024 + " MiB", "say less");
        }
        try {
            return new Reading.Tree(document(text(bytes)));
        } catch (CharacterCodingException notUtf8) {
            return refused(file, 0, "the file is not UTF-8", "save it in that encoding");
        } catch (MalformedToml malformed) {
            return refused(file, malformed.line(), malformed.reason(), malformed.hint());
        }
    }

    private static Node document(String text) {
        Cursor cursor = new Cursor(text);
        Values values = new Values(cursor);
        Table root = new Table(1, Table.Made.HEADER);
        Table table = root;
        for (cursor.skipToNext(); cursor.peek() != Cursor.END; cursor.skipToNext()) {
            if (cursor.peek() == '[') {
                table = header(cursor, values, root);
            } else {
                values.entry(table, 0);
            }
            cursor.expectEndOfLine();
        }
        return root.node();
    }

    private static Table header(Cursor cursor, Values values, Table root) {
        int line = cursor.line();
        boolean many = cursor.take("[[");
        if (!many) {
            cursor.next();
        }
        List<String> key = values.key();
        cursor.expect(many ? "]]" : "]", "a table's name stands in brackets: [build]");
        return many ? root.oneMore(key, line) : root.named(key, line);
    }

    /** Strictly UTF-8, with line feeds alone, without the mark that some editors put in front. */
    private static String text(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString()
                .replace("\r\n", "\n");
        int line = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            line += c == '\n' ? 1 : 0;
            if ((c < ' ' && c != '\n' && c != '\t') || c == 0x7F) {
                throw new MalformedToml(line, "a control character", "remove it");
            }
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Reading refused(String file, int line, String reason, String hint) {
        return new Reading.Refused(new Problem(file, line, reason, hint));
    }
}
