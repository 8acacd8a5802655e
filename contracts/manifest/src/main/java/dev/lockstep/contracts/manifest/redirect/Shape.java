package dev.lockstep.contracts.manifest.redirect;

import java.util.List;

/**
 * Where the placeholders of a path are.
 *
 * @param length how many segments there are, the star aside
 * @param named which of them are placeholders, ascending
 * @param open whether a star follows them
 */
public record Shape(int length, List<Integer> named, boolean open) {

    public Shape {
        named = List.copyOf(named);
    }

    boolean fits(List<String> segments) {
        boolean longEnough = open ? segments.size() >= length : segments.size() == length;
        return longEnough && named.stream().noneMatch(i -> segments.get(i).isEmpty());
    }

    /** The literal segments in their places. */
    String key(List<String> segments) {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < length; i++) {
            key.append('/').append(named.contains(i) ? ":" : segments.get(i));
        }
        return key.toString();
    }
}
