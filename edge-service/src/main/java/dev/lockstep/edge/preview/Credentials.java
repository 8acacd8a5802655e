package dev.lockstep.edge.preview;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.contracts.manifest.Cookies;
import dev.lockstep.edge.answer.RequestHead;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a visitor shows to be let in: in header fields and a cookie alone, as URLs end in logs and histories. */
final class Credentials {

    private static final String TOKEN_FIELD = "lockstep-preview-token";
    private static final String TOKEN_COOKIE = "lockstep-preview";
    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";

    private Credentials() {}

    /** Tokens, wherever they are shown; those that are not are left out. */
    static List<String> tokens(RequestHead head) {
        return Stream.of(
                        head.header().apply(TOKEN_FIELD),
                        Cookies.parse(head.header().apply("cookie")).value(TOKEN_COOKIE),
                        after(BEARER, head).orElse(""))
                .filter(token -> !token.isEmpty())
                .toList();
    }

    /** RFC 7617 §2; whoever logs in by a browser is asked for a name, too, which says nothing here. */
    static Optional<String> password(RequestHead head) {
        return after(BASIC, head).flatMap(Credentials::decoded).flatMap(Credentials::afterName);
    }

    private static Optional<String> after(String scheme, RequestHead head) {
        String authorization = head.header().apply("authorization");
        return authorization.regionMatches(true, 0, scheme, 0, scheme.length())
                ? Optional.of(authorization.substring(scheme.length()).strip())
                : Optional.empty();
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), UTF_8));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private static Optional<String> afterName(String both) {
        int colon = both.indexOf(':');
        return colon < 0 ? Optional.empty() : Optional.of(both.substring(colon + 1));
    }
}
