package dev.lockstep.contracts.encoding;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Types whose bytes get smaller: text, and formats that do not compress by themselves. */
final class Compressible {

    private static final Pattern TEXT_OR_SUFFIXED = Pattern.compile("text/.+|.+\\+(json|xml)");

    private static final Set<String> TYPES = Set.of(
            "application/javascript",
            "application/json",
            "application/json5",
            "application/vnd.ms-fontobject",
            "application/wasm",
            "application/x-javascript",
            "application/x-ndjson",
            "application/xml",
            "application/xml-dtd",
            "application/yaml",
            "font/otf",
            "font/ttf",
            "image/bmp",
            "image/vnd.microsoft.icon",
            "image/x-icon");

    private Compressible() {}

    /** Whether a type is one of them, whatever its parameters. Events that are streamed are not: they go out one by one. */
    static boolean is(String contentType) {
        int parameters = contentType.indexOf(';');
        String type = (parameters < 0 ? contentType : contentType.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
        return TYPES.contains(type) || (TEXT_OR_SUFFIXED.matcher(type).matches() && !type.equals("text/event-stream"));
    }
}
