package dev.lockstep.kubernetes.setting;

import java.util.Locale;
import java.util.Set;

/** What a setting's method returns. */
record Type(String inner, boolean mayBeAbsent, boolean isMap) {

    private static final Set<String> PRIMITIVE_OPTIONALS = Set.of("OptionalInt", "OptionalLong", "OptionalDouble");

    static Type of(String written) {
        if (written.startsWith("Optional<")) {
            return new Type(written.substring("Optional<".length(), written.length() - 1), true, false);
        }
        if (PRIMITIVE_OPTIONALS.contains(written)) {
            return new Type(written.substring("Optional".length()).toLowerCase(Locale.ROOT), true, false);
        }
        boolean map = written.startsWith("Map<");
        return new Type(written, map, map);
    }
}
