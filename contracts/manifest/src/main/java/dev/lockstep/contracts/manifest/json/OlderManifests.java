package dev.lockstep.contracts.manifest.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.contracts.manifest.Guard;
import dev.lockstep.contracts.manifest.Upkeep;
import java.util.List;

/** Brings what earlier versions wrote into today's shape: a deploy lives longer than the version that took it. */
final class OlderManifests {

    private OlderManifests() {}

    static void bringUpToDate(JsonNode manifest) {
        if (manifest instanceof ObjectNode older) {
            addRules(older);
        }
        addWhatIsUnsaid("encodings", manifest.path("files"));
        addWhatIsUnsaid("encodings", manifest.path("sources"));
        addWhatIsUnsaid("conditions", manifest.path("redirects"));
        manifest.path("routes").forEach(route -> {
            if (route instanceof ObjectNode older) {
                bringUpToDate(older);
            }
        });
    }

    /** Once a site said nothing about redirects, and then nothing about headers. */
    private static void addRules(ObjectNode manifest) {
        for (String rules : List.of("redirects", "headers")) {
            if (!manifest.has(rules)) {
                manifest.putArray(rules);
            }
        }
    }

    /** Files say nothing of encodings, and redirects nothing of conditions, if they have none; once none of them had. */
    private static void addWhatIsUnsaid(String name, JsonNode things) {
        things.forEach(thing -> {
            if (thing instanceof ObjectNode plain && !plain.has(name)) {
                plain.putObject(name);
            }
        });
    }

    private static void bringUpToDate(ObjectNode route) {
        if (!route.has("upkeep")) {
            addUpkeep(route);
            addVariants(route);
            addFailures(route);
        }
        if (!route.has("echo")) {
            route.putArray("echo");
        }
    }

    /** Once there was one number, {@code revalidate}. */
    private static void addUpkeep(ObjectNode route) {
        ObjectNode upkeep = route.putObject("upkeep");
        upkeep.put("ahead", false).put("negative", Upkeep.NEGATIVE.toString());
        upkeep.putObject("freshness").put("kind", "for").set("duration", route.remove("revalidate"));
    }

    /** Once only the query told pages apart. */
    private static void addVariants(ObjectNode route) {
        ObjectNode variants = route.putObject("variants");
        variants.set("query", route.remove("query"));
        variants.putObject("headers");
        variants.putObject("cookies");
    }

    private static void addFailures(ObjectNode route) {
        route.putObject("onError").put("kind", "stale");
        route.putObject("guard")
                .put("marker", Guard.DEFAULT.marker())
                .put("maxBytes", Guard.DEFAULT.maxBytes())
                .put("shrinkPercent", Guard.DEFAULT.shrinkPercent());
    }
}
