package dev.lockstep.deploy.api.rest.answer;

import java.util.Locale;

/** How a constant is called in JSON. */
public final class Word {
    private Word() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
