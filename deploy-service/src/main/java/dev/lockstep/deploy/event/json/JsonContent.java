package dev.lockstep.deploy.event.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lockstep.deploy.event.ReadContent;
import dev.lockstep.deploy.event.rule.Content;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads records that others write: within limits, and without trusting that they are JSON at all. */
@ApplicationScoped
class JsonContent implements ReadContent {
    private static final int DEEPEST = 50;
    private static final ObjectReader JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .build()
            .reader();

    @Override
    public Optional<Content> read(byte[] bytes) {
        try {
            return Optional.of(bytes.length == 0 ? Content.nothing() : of(JSON.readTree(new String(bytes, UTF_8))));
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }

    private static Content of(JsonNode json) {
        if (json.isObject()) {
            Map<String, Content> fields = new HashMap<>();
            json.properties().forEach(field -> fields.put(field.getKey(), of(field.getValue())));
            return new Content.Fields(fields);
        }
        if (json.isArray()) {
            return new Content.Items(StreamSupport.stream(json.spliterator(), false)
                    .map(JsonContent::of)
                    .toList());
        }
        return json.isValueNode() && !json.isNull() ? new Content.Text(json.asText()) : Content.nothing();
    }
}
