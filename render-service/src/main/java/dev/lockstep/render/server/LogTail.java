package dev.lockstep.render.server;

import java.util.ArrayDeque;
import java.util.Deque;

/** The last lines that a server wrote; however much it writes, no more than these are held. */
public final class LogTail {

    private static final String CUT = "…";

    private final int mostLines;
    private final int longestLine;
    private final Deque<String> lines = new ArrayDeque<>();
    private final StringBuilder current = new StringBuilder();

    public LogTail(int mostLines, int longestLine) {
        this.mostLines = mostLines;
        this.longestLine = longestLine;
    }

    public synchronized void write(CharSequence text) {
        text.chars().forEach(character -> write((char) character));
    }

    public synchronized String text() {
        String whole = String.join("\n", lines);
        return current.isEmpty() ? whole : whole.isEmpty() ? current.toString() : whole + "\n" + current;
    }

    private void write(char character) {
        if (character == '\n') {
            end();
        } else if (current.length() < longestLine) {
            current.append(Character.isISOControl(character) && character != '\t' ? ' ' : character);
        } else if (current.length() == longestLine) {
            current.append(CUT);
        }
    }

    private void end() {
        lines.addLast(current.toString());
        current.setLength(0);
        if (lines.size() > mostLines) {
            lines.removeFirst();
        }
    }
}
