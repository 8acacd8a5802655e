package dev.lockstep.edge.pass;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.QueryString;
import dev.lockstep.contracts.manifest.Render;
import dev.lockstep.contracts.manifest.Route;
import dev.lockstep.contracts.pass.EndToEnd;
import dev.lockstep.contracts.pass.HeaderFields;
import dev.lockstep.contracts.pass.PassFields;
import dev.lockstep.edge.site.SiteView;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What goes on of a visitor's request, and what this edge says beside it. */
public final class Handover {

    /** What a page can be asked for by. */
    public static final Set<String> READING = Set.of("GET", "HEAD");

    private static final Set<String> ANY = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** What only somebody in front of the visitor could say: whoever sends it here speaks of themselves. */
    private static final Set<String> OF_PROXIES = Set.of("forwarded", "x-real-ip");

    private static final String COOKIE = "cookie";
    private static final String OURS = "lockstep-";
    private static final String FORWARDED = "x-forwarded-";

    private Handover() {}

    /** The methods by which a route's renderer can be asked; a template can only be shown. */
    public static Set<String> methods(Route route) {
        return route.render() instanceof Render.Template ? READING : ANY;
    }

    /**
     * Where a request came from.
     *
     * @param host as the visitor named it, with its port
     */
    public record From(String address, String scheme, String host) {}

    /** The header for a worker. */
    public static HeaderFields fields(HeaderFields sent, From from, SiteView view) {
        return EndToEnd.ofRequest(joined(sent))
                .without(name -> OF_PROXIES.contains(name) || name.startsWith(FORWARDED))
                .with(FORWARDED + "for", from.address())
                .with(FORWARDED + "proto", from.scheme())
                .with(FORWARDED + "host", from.host())
                .with(PassFields.SITE, view.site().text())
                .with(PassFields.DEPLOY, view.deploy().text())
                .with(PassFields.EPOCH, view.epoch().toString());
    }

    /**
     * HTTP/2 may part a cookie's pairs, HTTP/1.1 has them in one line (RFC 9113 §8.2.3). Those that are for this edge, such
     * as the one that unlocks a preview, are nobody else's to know.
     */
    private static HeaderFields joined(HeaderFields sent) {
        if (!sent.has(COOKIE)) {
            return sent;
        }
        String others = Stream.of(sent.joined(COOKIE).split(";", -1))
                .filter(pair -> !pair.strip().startsWith(OURS))
                .collect(Collectors.joining(";"))
                .strip();
        return others.isEmpty() ? sent.without(COOKIE::equals) : sent.with(COOKIE, others);
    }

    /** The one spelling of the path, which is what the route was chosen by, and the query as it was sent. */
    public static String target(CanonicalPath path, String query) {
        return path.encoded() + (query.isEmpty() ? "" : "?" + QueryString.strict(query));
    }

    /** Whether a field holds what no field may (RFC 9110 §5.5). */
    public static boolean isMalformed(HeaderFields sent) {
        return sent.lines().values().stream()
                .flatMap(List::stream)
                .anyMatch(value -> value.chars().anyMatch(Handover::isControl));
    }

    private static boolean isControl(int letter) {
        return (letter < ' ' && letter != '\t') || letter == 0x7F;
    }
}
