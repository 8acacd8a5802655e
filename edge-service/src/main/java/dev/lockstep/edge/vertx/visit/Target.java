package dev.lockstep.edge.vertx.visit;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.ParsedPath;
import dev.lockstep.contracts.manifest.PathParser;
import dev.lockstep.contracts.manifest.QueryString;
import dev.lockstep.edge.answer.RequestHead;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a request asks for, or why it is refused before anything of it is looked up. */
sealed interface Target {

    record Asked(String host, RequestHead head) implements Target {}

    /** The server as a whole is asked what it can do (RFC 9110 §9.3.7). */
    record Server() implements Target {}

    record Refused(int status, String reason) implements Target {}

    /** What files and pages allow. */
    String READING = "GET, HEAD, OPTIONS";

    String ONLY_READ = "Pages and files can only be read, by GET or HEAD.";

    /** Methods that RFC 9110 and RFC 5789 define; what is rendered on every request may take more than the first two. */
    Set<HttpMethod> TAKEN = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    Set<HttpMethod> NEVER = Set.of(HttpMethod.TRACE, HttpMethod.CONNECT);

    static Target of(HttpServerRequest request) {
        HttpMethod method = request.method();
        if (!TAKEN.contains(method)) {
            return NEVER.contains(method)
                    ? new Refused(405, ONLY_READ)
                    : new Refused(501, "This method is not known here.");
        }
        if (request.uri().equals("*")) {
            return new Server();
        }
        if (Framing.isStream(request) && !request.uri().startsWith("/")) {
            return new Refused(400, "Bad request: a path begins with a slash.");
        }
        String host = host(request);
        if (host.isEmpty()) {
            return new Refused(400, "A request names exactly one host.");
        }
        return switch (PathParser.parse(rawPath(request.uri()))) {
            case ParsedPath.Refused(String reason) -> new Refused(400, "Bad request: " + reason + ".");
            case ParsedPath.Canonical(CanonicalPath path) ->
                new Asked(host, new RequestHead(path, query(request), name -> header(request, name)));
        };
    }

    /** The one host, in lower case and without port and final dot (RFC 9112 §3.2); empty when there is no such. */
    private static String host(HttpServerRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
        @Nullable
        String authority =
                request.authority() == null ? null : request.authority().host();
        if (hosts.size() > 1 || authority == null) {
            return "";
        }
        String host = authority.toLowerCase(Locale.ROOT);
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /** The path as it was sent. What the absolute form says of the host was held against the field before (RFC 9112 §3.2.2). */
    private static String rawPath(String uri) {
        int scheme = uri.startsWith("/") ? -1 : uri.indexOf("://");
        int path = scheme < 0 ? 0 : uri.indexOf('/', scheme + 3);
        int query = uri.indexOf('?');
        if (path < 0 || (query >= 0 && path > query)) {
            return "/";
        }
        return query < 0 ? uri.substring(path) : uri.substring(path, query);
    }

    /** Read as workers read it: both must find the same route. */
    private static Map<String, String> query(HttpServerRequest request) {
        return request.query() == null ? Map.of() : QueryString.parse(request.query());
    }

    /** Lines of one name count as one list, RFC 9110 §5.3; those of cookies are parted by semicolons. */
    static String header(HttpServerRequest request, String name) {
        @Nullable String first = request.getHeader(name);
        return first == null
                ? ""
                : String.join(
                        name.equals("cookie") ? "; " : ", ", request.headers().getAll(name));
    }
}
