package dev.lockstep.contracts.manifest;

import java.nio.charset.StandardCharsets;

/** What a tag is that a page can be purged by, whoever gives it: a route, filled with what visitors send, or whoever purges. */
public final class PageTag {

    /** In UTF-8. Longer ones could be the key of no record, and of no row of an index, for every page that carries them. */
    public static final int MAX_BYTES = 1024;

    private PageTag() {}

    /** Whether it is not blank, not too long, and without control characters. */
    public static boolean isFit(String tag) {
        return !tag.isBlank()
                && tag.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES
                && tag.chars().noneMatch(Character::isISOControl);
    }
}
