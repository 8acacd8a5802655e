package dev.lockstep.render.page;

import dev.lockstep.contracts.manifest.Echo;
import dev.lockstep.contracts.manifest.RoutedPage;
import dev.lockstep.contracts.outbound.AnswerHead;
import java.util.List;
import java.util.Map;

/** Which version of its data an answer names, where its route looks for it; empty when it names none. */
public final class EchoedVersion {

    private EchoedVersion() {}

    public static String of(RoutedPage page, AnswerHead head, Object json) {
        return page.route().echo().stream()
                .map(echo -> at(echo.place(), head, json))
                .findFirst()
                .orElse("");
    }

    private static String at(Echo.Place place, AnswerHead head, Object json) {
        return switch (place) {
            case Echo.Place.Header(String name) -> head.header(name).strip();
            case Echo.Place.Field(List<String> path) -> at(path, json);
        };
    }

    private static String at(List<String> path, Object json) {
        Object found = json;
        for (String name : path) {
            found = found instanceof Map<?, ?> fields && fields.get(name) != null ? fields.get(name) : "";
        }
        return found instanceof Number || found instanceof String ? found.toString() : "";
    }
}
