package dev.lockstep.contracts.event;

import dev.lockstep.contracts.manifest.CanonicalPath;
import java.util.Optional;
import java.util.Set;

/** Which pages of a site a purge covers. */
public sealed interface PurgeScope {

    String SITE = "site";
    String PATH = "path:";
    String PREFIX = "prefix:";
    String TAG = "tag:";

    /** The scope in one line, such as {@code tag:product:7}. */
    String text();

    /** Whether it covers a page of this path that carries these tags. */
    default boolean covers(CanonicalPath path, Set<String> tags) {
        return switch (this) {
            case Site() -> true;
            case Path(CanonicalPath purged) -> path.equals(purged);
            case Prefix prefix -> prefix.isAbove(path);
            case Tag(String purged) -> tags.contains(purged);
        };
    }

    /** Reads back a scope's {@link #text}; empty for what is none. */
    static Optional<PurgeScope> parse(String text) {
        if (text.equals(SITE)) {
            return Optional.of(new Site());
        }
        String named = text.substring(text.indexOf(':') + 1);
        try {
            return switch (text.substring(0, text.length() - named.length())) {
                case PATH -> Optional.of(new Path(new CanonicalPath(named)));
                case PREFIX -> Optional.of(new Prefix(new CanonicalPath(named)));
                case TAG -> Optional.of(new Tag(named));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    /** Every page. */
    record Site() implements PurgeScope {
        @Override
        public String text() {
            return SITE;
        }
    }

    /** Every page of one path, whatever its query. */
    record Path(CanonicalPath path) implements PurgeScope {
        @Override
        public String text() {
            return PATH + path;
        }
    }

    /** Every page whose path begins with whole segments: {@code /blog} covers {@code /blog/a} and not {@code /blogs}. */
    record Prefix(CanonicalPath path) implements PurgeScope {
        @Override
        public String text() {
            return PREFIX + path;
        }

        private boolean isAbove(CanonicalPath other) {
            return path.text().equals("/") || other.equals(path) || other.text().startsWith(path.text() + "/");
        }
    }

    /** Every page that carries a tag. */
    record Tag(String tag) implements PurgeScope {
        public Tag {
            if (tag.isBlank()) {
                throw new IllegalArgumentException("a tag is not blank");
            }
        }

        @Override
        public String text() {
            return TAG + tag;
        }
    }
}
