package dev.lockstep.deploy.explain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * What is to be explained.
 *
 * @param host in lower case, without port
 * @param target path and query, as a visitor sends them, or a page key's own text
 */
record Address(String host, String target) {

    /** Reads a URL, or a path that stands for one at the site's own host; empty when it is neither. */
    static Optional<Address> parse(String url, String ownHost) {
        try {
            URI uri = new URI(url);
            String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            String target = path + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()) + variant(uri);
            if (url.startsWith("/") && uri.getRawAuthority() == null) {
                return Optional.of(new Address(ownHost, target));
            }
            return isWeb(uri)
                    ? Optional.of(new Address(uri.getHost().toLowerCase(Locale.ROOT), target))
                    : Optional.empty();
        } catch (URISyntaxException noUrl) {
            return Optional.empty();
        }
    }

    /** The end of a page key that names a variant; what browsers jump to is no part of a page. */
    private static String variant(URI uri) {
        String fragment = uri.getRawFragment();
        return fragment != null && (fragment.startsWith("cookie.") || fragment.startsWith("header."))
                ? "#" + fragment
                : "";
    }

    private static boolean isWeb(URI uri) {
        return uri.getHost() != null
                && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
    }
}
