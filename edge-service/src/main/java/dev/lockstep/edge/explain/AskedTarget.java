package dev.lockstep.edge.explain;

import dev.lockstep.contracts.manifest.PageKey;
import dev.lockstep.contracts.manifest.ParsedPath;
import dev.lockstep.contracts.manifest.PathParser;
import dev.lockstep.contracts.manifest.QueryString;
import dev.lockstep.edge.answer.RequestHead;
import java.util.stream.Collectors;

/** Path and query as somebody wrote them, read as if a visitor had sent them and no header. */
sealed interface AskedTarget {

    record Head(RequestHead head) implements AskedTarget {}

    record Refused(String reason) implements AskedTarget {}

    /** A page key's own text names the variant that is meant; anything else means what most visitors are shown. */
    static AskedTarget parse(String target) {
        return PageKey.parse(target).map(AskedTarget::variant).orElseGet(() -> visit(target));
    }

    private static AskedTarget variant(PageKey key) {
        String cookies = key.cookies().entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return new Head(new RequestHead(
                key.path(),
                key.query(),
                name -> name.equals("cookie") ? cookies : key.headers().getOrDefault(name, "")));
    }

    private static AskedTarget visit(String target) {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        return switch (PathParser.parse(path)) {
            case ParsedPath.Refused(String reason) -> new Refused(reason);
            case ParsedPath.Canonical(var canonical) ->
                new Head(new RequestHead(
                        canonical, QueryString.parse(mark < 0 ? "" : target.substring(mark + 1)), _ -> ""));
        };
    }
}
