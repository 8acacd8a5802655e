package dev.lockstep.deploy.configuration.toml;

import java.util.function.IntPredicate;

/** A place in a text, which only moves on, and knows its line. */
final class Cursor {
    /** What stands behind the end; the text does not hold it. */
    static final char END = '\0';

    private final String text;
    private int at;
    private int line = 1;

    /** The text has line feeds alone between its lines. */
    Cursor(String text) {
        this.text = text;
    }

    int line() {
        return line;
    }

    char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    char next() {
        char here = peek();
        line += here == '\n' ? 1 : 0;
        at += here == END ? 0 : 1;
        return here;
    }

    /** Moves past some text if it stands here. */
    boolean take(String expected) {
        if (!text.startsWith(expected, at)) {
            return false;
        }
        for (int i = 0; i < expected.length(); i++) {
            next();
        }
        return true;
    }

    void expect(String expected, String hint) {
        if (!take(expected)) {
            throw malformed("'" + expected + "' is missing", hint);
        }
    }

    String takeWhile(IntPredicate fits) {
        int from = at;
        while (peek() != END && fits.test(peek())) {
            next();
        }
        return text.substring(from, at);
    }

    void skipBlanks() {
        takeWhile(c -> c == ' ' || c == '\t');
    }

    /** Moves past what says nothing, in this line and in those below. */
    void skipToNext() {
        takeWhile(c -> c == ' ' || c == '\t' || c == '\n');
        while (peek() == '#') {
            takeWhile(c -> c != '\n');
            takeWhile(c -> c == ' ' || c == '\t' || c == '\n');
        }
    }

    void expectEndOfLine() {
        skipBlanks();
        if (peek() == '#') {
            takeWhile(c -> c != '\n');
        }
        if (peek() != '\n' && peek() != END) {
            throw malformed("more stands in this line than belongs there", "texts stand in quotes");
        }
    }

    MalformedToml malformed(String reason, String hint) {
        return new MalformedToml(line, reason, hint);
    }
}
