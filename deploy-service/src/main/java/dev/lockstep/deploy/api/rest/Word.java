package dev.lockstep.deploy.api.rest;

import java.util.Locale;

/** How a constant is called in JSON. */
final class Word {
    private Word() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
