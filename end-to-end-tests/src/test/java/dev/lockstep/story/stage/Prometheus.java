package dev.lockstep.story.stage;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The Prometheus that {@code up} has started, by its API: prometheus.io/docs/prometheus/latest/querying/api. */
public record Prometheus(URI url) {

    private static final Pattern TOLD = Pattern.compile("Prometheus  (http://\\S+)/alerts");

    /** Empty where it is not installed. */
    public static Optional<Prometheus> of(UpCommand up) {
        Matcher told = TOLD.matcher(up.output());
        return told.find() ? Optional.of(new Prometheus(URI.create(told.group(1)))) : Optional.empty();
    }

    /** What it asks, and how that was, such as {@code lockstep-edge up}. */
    public List<String> targets() {
        return each(data("targets").path("activeTargets"))
                .map(target -> target.at("/labels/job").asText() + " "
                        + target.path("health").asText())
                .sorted()
                .toList();
    }

    /** Its alerts and how it fared with them, such as {@code SiteLogIsLost ok}. */
    public List<String> rules() {
        return each(data("rules").path("groups"))
                .flatMap(group -> each(group.path("rules")))
                .map(rule ->
                        rule.path("name").asText() + " " + rule.path("health").asText())
                .toList();
    }

    private JsonNode data(String what) {
        HttpRequest request =
                HttpRequest.newBuilder(url.resolve("/api/v1/" + what)).build();
        return Json.read(Http.send(request).body()).path("data");
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
