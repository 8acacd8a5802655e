package dev.lockstep.kubernetes.schema;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.lockstep.kubernetes.manifest.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Kubernetes' own types and those of operators, strictly: a field that a type does not have is a mistake. */
public final class Types {

    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7);
    private final Map<String, JsonSchema> known = new HashMap<>();

    /** What is wrong with a manifest, each with the place where it is. */
    public List<String> mistakes(Manifest manifest) {
        String type = manifest.apiVersion() + "/" + manifest.kind();
        return known.computeIfAbsent(type, this::read).validate(manifest.content()).stream()
                .map(mistake -> manifest.title() + ": " + mistake.getMessage())
                .toList();
    }

    private JsonSchema read(String type) {
        try (InputStream schema = Types.class.getResourceAsStream("/schemas/" + type + ".json")) {
            if (schema == null) {
                throw new IllegalArgumentException(
                        "no type " + type + ": add it to kubernetes-tests/schemas/generate.mjs, if it exists");
            }
            return factory.getSchema(schema);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
