package dev.lockstep.deploy.configuration.yaml;

import dev.lockstep.contracts.event.Problem;
import dev.lockstep.deploy.configuration.notation.ReadConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML 1.2 as far as a configuration needs it: no anchors, tags or second documents, so nothing in a file can
 * grow beyond what is written there.
 */
public final class YamlConfiguration implements ReadConfiguration {
    /** A thousand times what a site needs. */
    static final int MOST_BYTES = 256 * 1024;

    @Override
    public Reading read(String file, InputStream source) throws IOException {
        byte[] bytes = source.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            return refused(file, 0, "the file is larger than " + MOST_BYTES / 1024 + " KiB", "say less");
        }
        try {
            return parse(file, text(bytes));
        } catch (CharacterCodingException notUtf8) {
            return refused(file, 0, "the file is not UTF-8", "save it in that encoding");
        }
    }

    private static Reading parse(String file, String text) {
        LoadSettings settings = LoadSettings.builder().setLabel(file).build();
        try {
            return new Reading.Tree(
                    new NodeBuilder(new Parse(settings).parseString(text).iterator()).document());
        } catch (UnwantedYaml unwanted) {
            return refused(file, unwanted.line(), unwanted.reason(), unwanted.hint());
        } catch (MarkedYamlEngineException malformed) {
            String reason = Objects.requireNonNullElse(malformed.getProblem(), "the file is not YAML");
            return refused(file, line(malformed), reason, hint(reason));
        } catch (ReaderException unreadable) {
            return refused(
                    file, line(text, unreadable.getPosition()), "a character that is not printable", "remove it");
        } catch (YamlEngineException malformed) {
            return refused(file, 0, "the file is not YAML", "");
        }
    }

    /** Strictly UTF-8, without the mark that some editors put in front. */
    private static String text(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static int line(MarkedYamlEngineException malformed) {
        return malformed.getProblemMark().map(Mark::getLine).orElse(-1) + 1;
    }

    private static int line(String text, int codePoints) {
        return 1
                + (int) text.codePoints()
                        .limit(codePoints)
                        .filter(c -> c == '\n')
                        .count();
    }

    private static String hint(String reason) {
        if (reason.contains("mapping values are not allowed")) {
            return "one 'key: value' in a line, or several as {key: value}";
        }
        return reason.contains("TAB")
                ? "indent with spaces"
                : "see the lines above it too: quotes, brackets, indentation";
    }

    private static Reading refused(String file, int line, String reason, String hint) {
        return new Reading.Refused(new Problem(file, line, reason, hint));
    }
}
