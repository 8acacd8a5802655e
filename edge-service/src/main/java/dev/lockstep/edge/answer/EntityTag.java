package dev.lockstep.edge.answer;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.edge.site.SiteView;

/** Strong entity tags (RFC 9110 §8.8.3), salted with the deploy: the same bytes under another deploy are another thing. */
public final class EntityTag {

    private static final int DIGITS = 24;

    private EntityTag() {}

    public static String of(SiteView view, Blob blob) {
        return '"' + view.deploy().text() + '-' + blob.digest().hex().substring(0, DIGITS) + '"';
    }

    /** Whether {@code If-None-Match} lists the tag: weak comparison, RFC 9110 §13.1.2. */
    static boolean isListed(String etag, String ifNoneMatch) {
        if (ifNoneMatch.strip().equals("*")) {
            return true;
        }
        return ifNoneMatch.contains(etag);
    }
}
