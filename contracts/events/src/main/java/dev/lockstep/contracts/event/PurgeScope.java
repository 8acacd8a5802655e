package dev.lockstep.contracts.event;

import dev.lockstep.contracts.manifest.CanonicalPath;

/** Which pages of a site a purge covers. */
public sealed interface PurgeScope {

    /** The scope in one line, such as {@code tag:product:7}. */
    String text();

    /** Every page. */
    record Site() implements PurgeScope {
        @Override
        public String text() {
            return "site";
        }
    }

    /** Every page of one path, whatever its query. */
    record Path(CanonicalPath path) implements PurgeScope {
        @Override
        public String text() {
            return "path:" + path;
        }
    }

    /** Every page whose path begins with whole segments: {@code /blog} covers {@code /blog/a} and not {@code /blogs}. */
    record Prefix(CanonicalPath path) implements PurgeScope {
        @Override
        public String text() {
            return "prefix:" + path;
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
            return "tag:" + tag;
        }
    }
}
