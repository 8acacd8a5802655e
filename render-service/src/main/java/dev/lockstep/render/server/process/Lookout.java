package dev.lockstep.render.server.process;

/** Looks for a word in a text that comes in pieces. */
final class Lookout {

    private final String word;
    private String end = "";

    Lookout(String word) {
        this.word = word;
    }

    boolean sees(String piece) {
        String text = end + piece;
        end = text.substring(Math.max(0, text.length() - word.length()));
        return text.contains(word);
    }
}
