package dev.lockstep.edge.answer;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.manifest.ContentCoding;
import dev.lockstep.edge.site.SiteView;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Strong entity tags (RFC 9110 §8.8.3), salted with the deploy: the same bytes under another deploy are another thing. */
public final class EntityTag {

    private static final int DIGITS = 24;
    private static final Pattern ANY = Pattern.compile("\\s*\\*\\s*");

    /** One of a list: an opaque tag may hold commas. */
    private static final Pattern ONE = Pattern.compile("(W/)?(\"[\\x21\\x23-\\x7e\\x80-\\xff]*+\")");

    private EntityTag() {}

    public static String of(SiteView view, Blob blob) {
        return '"' + view.deploy().text() + '-' + blob.digest().hex().substring(0, DIGITS) + '"';
    }

    /** Of the same thing in another form, which is another representation (RFC 9110 §8.8.3.3). */
    static String ofForm(String etag, ContentCoding coding, Blob form) {
        String opaque = etag.substring(0, etag.length() - 1);
        return opaque + '-' + coding.token() + '-' + form.digest().hex().substring(0, DIGITS) + '"';
    }

    /** Whether {@code If-None-Match} lists the tag: weak comparison, RFC 9110 §13.1.2. */
    static boolean isListedWeakly(String etag, String list) {
        return isListed(etag, list, true);
    }

    /** Whether {@code If-Match} lists the tag: strong comparison, RFC 9110 §13.1.1. */
    static boolean isListedStrongly(String etag, String list) {
        return isListed(etag, list, false);
    }

    private static boolean isListed(String etag, String list, boolean weakly) {
        if (ANY.matcher(list).matches()) {
            return true;
        }
        for (Matcher tag = ONE.matcher(list); tag.find(); ) {
            boolean counts = weakly || tag.group(1) == null;
            if (counts && tag.group(2).equals(etag)) {
                return true;
            }
        }
        return false;
    }
}
