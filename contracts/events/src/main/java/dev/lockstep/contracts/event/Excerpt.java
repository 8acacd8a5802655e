package dev.lockstep.contracts.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;

/** The beginning of a text that others have chosen, for where there is no room for whatever they choose. */
public final class Excerpt {

    /** Of a text in UTF-8. So much a row of an index takes, and any record beside what it carries. */
    public static final int MAX_BYTES = 1024;

    private Excerpt() {}

    /** The text, or as much of it as there is room for, without half of a letter, and a sign that there was more. */
    public static String of(String text) {
        int kept = kept(text);
        return kept == text.length() ? text : text.substring(0, kept) + "…";
    }

    /** Whether there is room for all of it. */
    public static boolean isWhole(String text) {
        return kept(text) == text.length();
    }

    private static int kept(String text) {
        CharBuffer read = CharBuffer.wrap(text);
        var _ = UTF_8.newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(read, ByteBuffer.allocate(MAX_BYTES), true);
        return read.position();
    }
}
