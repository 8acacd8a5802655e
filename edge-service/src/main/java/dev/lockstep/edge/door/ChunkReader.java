package dev.lockstep.edge.door;

import java.util.Optional;

/**
 * Reads a content in chunks (RFC 9112 §7.1), byte by byte, as strictly as {@link HeadReader} reads a header. Extensions
 * are read past within bounds; trailers are checked, and are to be left out.
 */
public final class ChunkReader {

    private static final int LONGEST_SIZE = 8;
    private static final int LONGEST_EXTENSION = 256;
    private static final int MOST_EXTENSION_BYTES = 8 * 1024;
    private static final int MOST_TRAILER_BYTES = 8 * 1024;
    private static final int HEXADECIMAL = 16;

    private final Limits limits;
    private Stage stage = Stage.SIZE;
    private long size;
    private int digits;
    private int extension;
    private int extensions;
    private int word;
    private int trailer;
    private int fields;
    private long received;

    /** What the next byte belongs to. */
    private enum Stage {
        SIZE,
        EXTENSION_NAME,
        EXTENSION_VALUE,
        QUOTED,
        ESCAPED,
        AFTER_QUOTED,
        SIZE_END,
        DATA,
        DATA_CR,
        DATA_LF,
        TRAILER,
        TRAILER_NAME,
        TRAILER_VALUE,
        TRAILER_END,
        LAST_LF,
        OVER
    }

    public ChunkReader(Limits limits) {
        this.limits = limits;
    }

    /** Whether the content is over; no byte may be taken then. */
    public boolean isOver() {
        return stage == Stage.OVER;
    }

    /** Whether what comes next belongs to the trailer. */
    public boolean isInTrailer() {
        return stage.compareTo(Stage.TRAILER) >= 0;
    }

    /** How many bytes of data can be taken at once, by {@link #takeData}; otherwise one is taken by {@link #take}. */
    public long dataAhead() {
        return stage == Stage.DATA ? size : 0;
    }

    /** The content so far, in bytes. */
    public long received() {
        return received;
    }

    /** Takes so many bytes of data, no more than are ahead. */
    public void takeData(long bytes) {
        size -= bytes;
        received += bytes;
        if (size == 0) {
            stage = Stage.DATA_CR;
        }
    }

    /** Takes one byte that is no data; returns why it is refused, if it is. */
    public Optional<Refusal> take(byte octet) {
        try {
            stage = next(octet);
            return Optional.empty();
        } catch (RefusedException refused) {
            return Optional.of(refused.why());
        }
    }

    private Stage next(byte octet) throws RefusedException {
        return switch (stage) {
            case SIZE -> size(octet);
            case EXTENSION_NAME -> extensionName(octet);
            case EXTENSION_VALUE -> extensionValue(octet);
            case QUOTED -> quoted(octet);
            case ESCAPED -> chunk(Octets.isOfValue(octet), Stage.QUOTED);
            case AFTER_QUOTED -> afterExtension(octet);
            case SIZE_END -> sizeEnd(octet);
            case DATA_CR -> chunk(octet == Octets.CR, Stage.DATA_LF);
            case DATA_LF -> beginSize(octet);
            case TRAILER -> beginTrailer(octet);
            case TRAILER_NAME -> trailerName(octet);
            case TRAILER_VALUE -> trailerValue(octet);
            case TRAILER_END -> trailer(octet == Octets.LF, Stage.TRAILER);
            case LAST_LF -> trailer(octet == Octets.LF, Stage.OVER);
            case DATA, OVER -> throw new IllegalStateException("not to be taken one by one: " + stage);
        };
    }

    private Stage beginSize(byte octet) throws RefusedException {
        size = 0;
        digits = 0;
        extension = 0;
        return chunk(octet == Octets.LF, Stage.SIZE);
    }

    private Stage size(byte octet) throws RefusedException {
        int digit = octet < 0 ? -1 : Character.digit((char) octet, HEXADECIMAL);
        if (digit >= 0) {
            digits++;
            size = size * HEXADECIMAL + digit;
            return chunk(digits <= LONGEST_SIZE, Stage.SIZE);
        }
        require(digits > 0, Refusal.CHUNK);
        return afterExtension(octet);
    }

    private Stage afterExtension(byte octet) throws RefusedException {
        if (octet == ';') {
            return extendBy(Stage.EXTENSION_NAME);
        }
        require(received + size <= limits.bodyBytes(), Refusal.BODY_TOO_LARGE);
        return chunk(octet == Octets.CR, Stage.SIZE_END);
    }

    private Stage extensionName(byte octet) throws RefusedException {
        if (Octets.isToken(octet)) {
            return spell(Stage.EXTENSION_NAME);
        }
        require(word > 0, Refusal.CHUNK);
        return octet == '=' ? extendBy(Stage.EXTENSION_VALUE) : afterExtension(octet);
    }

    private Stage extensionValue(byte octet) throws RefusedException {
        if (Octets.isToken(octet)) {
            return spell(Stage.EXTENSION_VALUE);
        }
        if (octet == '"') {
            require(word == 0, Refusal.CHUNK);
            return extend(Stage.QUOTED);
        }
        require(word > 0, Refusal.CHUNK);
        return afterExtension(octet);
    }

    /** One more letter of a name or a value. */
    private Stage spell(Stage then) throws RefusedException {
        word++;
        return extend(then);
    }

    /** A mark after which a name or a value begins. */
    private Stage extendBy(Stage then) throws RefusedException {
        word = 0;
        return extend(then);
    }

    private Stage quoted(byte octet) throws RefusedException {
        require(Octets.isOfValue(octet), Refusal.CHUNK);
        return extend(octet == '"' ? Stage.AFTER_QUOTED : octet == '\\' ? Stage.ESCAPED : Stage.QUOTED);
    }

    private Stage extend(Stage then) throws RefusedException {
        extension++;
        extensions++;
        return chunk(extension <= LONGEST_EXTENSION && extensions <= MOST_EXTENSION_BYTES, then);
    }

    private Stage sizeEnd(byte octet) throws RefusedException {
        return chunk(octet == Octets.LF, size == 0 ? Stage.TRAILER : Stage.DATA);
    }

    private Stage beginTrailer(byte octet) throws RefusedException {
        if (octet == Octets.CR) {
            return Stage.LAST_LF;
        }
        fields++;
        return trailer(fields <= limits.fields() && Octets.isToken(octet), Stage.TRAILER_NAME);
    }

    private Stage trailerName(byte octet) throws RefusedException {
        return octet == ':' ? trailer(true, Stage.TRAILER_VALUE) : trailer(Octets.isToken(octet), Stage.TRAILER_NAME);
    }

    private Stage trailerValue(byte octet) throws RefusedException {
        return octet == Octets.CR ? Stage.TRAILER_END : trailer(Octets.isOfValue(octet), Stage.TRAILER_VALUE);
    }

    private Stage trailer(boolean holds, Stage then) throws RefusedException {
        trailer++;
        require(holds && trailer <= MOST_TRAILER_BYTES, Refusal.TRAILER);
        return then;
    }

    private static Stage chunk(boolean holds, Stage then) throws RefusedException {
        require(holds, Refusal.CHUNK);
        return then;
    }

    private static void require(boolean holds, Refusal otherwise) throws RefusedException {
        if (!holds) {
            throw new RefusedException(otherwise);
        }
    }
}
