package dev.lockstep.kubernetes.setting;

import java.util.Locale;

/**
 * Something that may be set of a service.
 *
 * @param key such as {@code lockstep.edge.port}; that of a map ends with {@code .*}
 * @param standard what holds when nobody sets it; empty where there is nothing
 * @param required whether a service does not start without it
 * @param text what its author says of it; empty where they say nothing
 */
public record Setting(String key, String type, String standard, boolean required, String text) {

    /** The variable by which it is set, as MicroProfile Config has it. */
    public String variable() {
        return variable(key);
    }

    /** Whether a variable of this name sets it. */
    boolean isSetBy(String variable) {
        String own = variable();
        return key.endsWith(".*") ? variable.startsWith(own.substring(0, own.length() - 1)) : variable.equals(own);
    }

    static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    Setting withStandard(String value) {
        return new Setting(key, type, value, false, text);
    }
}
