package dev.lockstep.contracts.manifest.header;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules whose placeholders stand in the same places: they are told apart by what is literal in them. */
final class Alike {
    private final Map<String, Said> whole = new HashMap<>();
    private final Map<String, Said> begun = new HashMap<>();
    private Prefixes<Said> beginnings = new Prefixes<>(Map.of());

    /** What the rules for a path say; there are more to come. */
    Said of(ForPath path) {
        return (path.isOpen() ? begun : whole).computeIfAbsent(path.literal(), literal -> new Said());
    }

    /** There are no more to come. */
    void complete() {
        beginnings = new Prefixes<>(begun);
    }

    /** @param marked a folded path whose segments in those places are marked */
    void into(Map<String, Said.Latest> found, String marked) {
        @Nullable Said own = whole.get(marked);
        if (own != null) {
            own.into(found);
        }
        beginnings.of(marked, said -> said.into(found));
    }

    int nesting() {
        return beginnings.nesting();
    }
}
