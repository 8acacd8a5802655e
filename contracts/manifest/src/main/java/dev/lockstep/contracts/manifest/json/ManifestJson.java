package dev.lockstep.contracts.manifest.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.ContentCoding;
import dev.lockstep.contracts.manifest.Echo;
import dev.lockstep.contracts.manifest.Fallback;
import dev.lockstep.contracts.manifest.Freshness;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.ManifestFile;
import dev.lockstep.contracts.manifest.OnError;
import dev.lockstep.contracts.manifest.ParameterTemplate;
import dev.lockstep.contracts.manifest.Render;
import dev.lockstep.contracts.manifest.RoutePattern;
import dev.lockstep.contracts.manifest.header.ForPath;
import dev.lockstep.contracts.manifest.header.HeaderRule;
import dev.lockstep.contracts.manifest.header.HeaderRules;
import dev.lockstep.contracts.manifest.redirect.Condition;
import dev.lockstep.contracts.manifest.redirect.FromPath;
import dev.lockstep.contracts.manifest.redirect.Redirect;
import dev.lockstep.contracts.manifest.redirect.Redirects;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;

/**
 * Writes a manifest always in the same bytes, so that equal content has equal digests, and reads what newer writers
 * made by ignoring the fields it does not know.
 */
public final class ManifestJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addKeyDeserializer(CanonicalPath.class, new PathKey()))
            .enumNamingStrategy(EnumNamingStrategies.KEBAB_CASE)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .addMixIn(Digest.class, AsText.class)
            .addMixIn(CanonicalPath.class, AsText.class)
            .addMixIn(RoutePattern.class, AsText.class)
            .addMixIn(ParameterTemplate.class, AsText.class)
            .addMixIn(FromPath.class, AsText.class)
            .addMixIn(ManifestFile.class, SaysOnlyHowItIsEncoded.class)
            .addMixIn(Redirect.class, SaysOnlyItsConditions.class)
            .addMixIn(Redirects.class, AsRules.class)
            .addMixIn(ForPath.class, AsText.class)
            .addMixIn(HeaderRules.class, AsHeaderRules.class)
            .addMixIn(Render.class, RenderByKind.class)
            .addMixIn(Fallback.class, FallbackByKind.class)
            .addMixIn(Freshness.class, FreshnessByKind.class)
            .addMixIn(OnError.class, OnErrorByKind.class)
            .addMixIn(Echo.Place.class, PlaceByKind.class)
            .build();

    private ManifestJson() {}

    public static byte[] write(Manifest manifest) {
        try {
            return JSON.writeValueAsBytes(manifest);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest always has a JSON form", e);
        }
    }

    /** Reads a manifest; throws when the bytes are not one, which a digest that matched makes a bug or an attack. */
    public static Manifest read(byte[] json) throws IOException {
        JsonNode tree = JSON.readTree(json);
        OlderManifests.bringUpToDate(tree);
        Manifest manifest = JSON.treeToValue(tree, Manifest.class);
        if (manifest == null) {
            throw new IOException("a manifest is a JSON object, not null");
        }
        return manifest;
    }

    private static final class PathKey extends KeyDeserializer {
        @Override
        public CanonicalPath deserializeKey(String key, DeserializationContext context) {
            return new CanonicalPath(key);
        }
    }

    /** A value of one text is that text. */
    private abstract static class AsText {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        AsText(String ignored) {}

        @Override
        @JsonValue
        public abstract String toString();
    }

    /** Of tens of thousands of files most are not encoded, and say nothing of it. */
    interface SaysOnlyHowItIsEncoded {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        SortedMap<ContentCoding, Blob> encodings();
    }

    /** Of tens of thousands of redirects most are for everybody. */
    interface SaysOnlyItsConditions {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        SortedMap<Condition, List<String>> conditions();
    }

    /** Redirects are their rules; how they are found is nobody's business. */
    private abstract static class AsRules {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        AsRules(List<Redirect> ignored) {}

        @JsonValue
        abstract List<Redirect> rules();
    }

    private abstract static class AsHeaderRules {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        AsHeaderRules(List<HeaderRule> ignored) {}

        @JsonValue
        abstract List<HeaderRule> rules();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Render.Template.class, name = "template"),
        @JsonSubTypes.Type(value = Render.Origin.class, name = "origin"),
        @JsonSubTypes.Type(value = Render.Server.class, name = "server")
    })
    private interface RenderByKind {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Fallback.Wait.class, name = "wait"),
        @JsonSubTypes.Type(value = Fallback.Shell.class, name = "shell"),
        @JsonSubTypes.Type(value = Fallback.None.class, name = "none")
    })
    private interface FallbackByKind {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Freshness.For.class, name = "for"),
        @JsonSubTypes.Type(value = Freshness.UntilPurged.class, name = "until-purged"),
        @JsonSubTypes.Type(value = Freshness.FromResponse.class, name = "from-response"),
        @JsonSubTypes.Type(value = Freshness.Uncached.class, name = "uncached"),
        @JsonSubTypes.Type(value = Freshness.Kept.class, name = "kept")
    })
    private interface FreshnessByKind {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = OnError.Stale.class, name = "stale"),
        @JsonSubTypes.Type(value = OnError.Shell.class, name = "shell"),
        @JsonSubTypes.Type(value = OnError.Status.class, name = "status")
    })
    private interface OnErrorByKind {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Echo.Place.Header.class, name = "header"),
        @JsonSubTypes.Type(value = Echo.Place.Field.class, name = "field")
    })
    private interface PlaceByKind {}
}
