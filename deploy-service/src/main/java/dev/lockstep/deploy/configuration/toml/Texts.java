package dev.lockstep.deploy.configuration.toml;

/** Reads what stands in quotes: TOML 1.0, "String". */
final class Texts {
    private static final int MOST_QUOTES_BEFORE_THE_END = 2;

    private final Cursor cursor;

    Texts(Cursor cursor) {
        this.cursor = cursor;
    }

    boolean isNext() {
        return cursor.peek() == '"' || cursor.peek() == '\'';
    }

    /** A text of any kind. */
    String read() {
        String quote = String.valueOf(cursor.peek());
        String three = quote.repeat(3);
        if (cursor.take(three)) {
            cursor.take("\n");
            return untilThree(quote, three);
        }
        cursor.next();
        return untilOne(quote);
    }

    /** A text of one line. */
    String readLine() {
        return untilOne(String.valueOf(cursor.next()));
    }

    private String untilOne(String quote) {
        StringBuilder text = new StringBuilder();
        int line = cursor.line();
        while (!cursor.take(quote)) {
            if (cursor.peek() == '\n' || cursor.peek() == Cursor.END) {
                throw new MalformedToml(
                        line, "a text without its closing quote", "texts of several lines stand in three");
            }
            character(quote, text);
        }
        return text.toString();
    }

    private String untilThree(String quote, String three) {
        StringBuilder text = new StringBuilder();
        int line = cursor.line();
        while (!cursor.take(three)) {
            if (cursor.peek() == Cursor.END) {
                throw new MalformedToml(line, "a text without its closing quotes", "it begins in or above this line");
            }
            character(quote, text);
        }
        for (int i = 0; i < MOST_QUOTES_BEFORE_THE_END && cursor.take(quote); i++) {
            text.append(quote);
        }
        return text.toString();
    }

    private void character(String quote, StringBuilder text) {
        char character = cursor.next();
        if (character == '\\' && quote.equals("\"")) {
            escaped(text);
        } else {
            text.append(character);
        }
    }

    private void escaped(StringBuilder text) {
        char kind = cursor.next();
        switch (kind) {
            case 'b' -> text.append('\b');
            case 't' -> text.append('\t');
            case 'n' -> text.append('\n');
            case 'f' -> text.append('\f');
            case 'r' -> text.append('\r');
            case '"', '\\' -> text.append(kind);
            case 'u' -> text.appendCodePoint(codePoint(4));
            case 'U' -> text.appendCodePoint(codePoint(8));
            case ' ', '\t', '\n' -> cursor.takeWhile(c -> c == ' ' || c == '\t' || c == '\n');
            default -> throw cursor.malformed("'\\" + kind + "' means nothing", "'\\\\' is one backslash");
        }
    }

    private int codePoint(int digits) {
        StringBuilder hexadecimal = new StringBuilder();
        for (int i = 0; i < digits; i++) {
            hexadecimal.append(cursor.next());
        }
        try {
            int codePoint = Integer.parseUnsignedInt(hexadecimal.toString(), 16);
            if (Character.isValidCodePoint(codePoint) && Character.getType(codePoint) != Character.SURROGATE) {
                return codePoint;
            }
        } catch (NumberFormatException notHexadecimal) {
            throw cursor.malformed("'\\u' and '\\U' name a character by 4 or 8 hexadecimal digits", "\\u00E9");
        }
        throw cursor.malformed("'\\U" + hexadecimal + "' names no character", "\\u00E9");
    }
}
