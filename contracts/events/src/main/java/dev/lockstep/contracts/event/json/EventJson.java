package dev.lockstep.contracts.event.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.Access;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.event.DeployRequested;
import dev.lockstep.contracts.event.EdgeAnswer;
import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.EdgeQuestion;
import dev.lockstep.contracts.event.EdgeSynced;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.Event;
import dev.lockstep.contracts.event.PageDecision;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.PasswordHash;
import dev.lockstep.contracts.event.PublishRequested;
import dev.lockstep.contracts.event.PurgeRequested;
import dev.lockstep.contracts.event.PurgeScope;
import dev.lockstep.contracts.event.RenderFailed;
import dev.lockstep.contracts.event.RollbackData;
import dev.lockstep.contracts.event.RollbackRequested;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.PageKey;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/** Writes events as JSON and reads them, ignoring fields that a newer writer added. */
public final class EventJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule()
                    .addDeserializer(PageKey.class, new PageKeyReader())
                    .addDeserializer(Epoch.class, new EpochReader()))
            .enumNamingStrategy(EnumNamingStrategies.KEBAB_CASE)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .addMixIn(SiteId.class, AsText.class)
            .addMixIn(DeployId.class, AsText.class)
            .addMixIn(EdgeId.class, AsText.class)
            .addMixIn(Digest.class, AsText.class)
            .addMixIn(PasswordHash.class, AsText.class)
            .addMixIn(CanonicalPath.class, AsText.class)
            .addMixIn(Epoch.class, AsNumber.class)
            .addMixIn(PageKey.class, AsPageKey.class)
            .addMixIn(PurgeScope.class, ByKind.Scope.class)
            .addMixIn(EdgeQuestion.class, ByKind.Question.class)
            .addMixIn(EdgeAnswer.class, ByKind.Answer.class)
            .addMixIn(PageDecision.class, ByKind.Decision.class)
            .addMixIn(DeployRequested.class, TitleIsOptional.class)
            .addMixIn(DeployReady.class, PagesValidFromCameLater.class)
            .addMixIn(PublishRequested.class, CameLater.OfCommand.class)
            .addMixIn(RollbackRequested.class, CameLater.OfRollback.class)
            .addMixIn(PurgeRequested.class, CameLater.OfCommand.class)
            .addMixIn(RollbackData.class, CurrentUnlessSaid.class)
            .addMixIn(PagesPurged.class, VersionIsNew.class)
            .addMixIn(EdgeSynced.class, StatusSaysMore.class)
            .addMixIn(EdgeAnswer.PageExplained.class, CameLater.OfExplanation.class)
            .addMixIn(DeployPublished.class, CameLater.OfPublish.class)
            .addMixIn(PageRequested.class, CameLater.OfRequest.class)
            .addMixIn(SiteConfigured.class, CameLater.OfSettings.class)
            .addMixIn(Access.class, CameLater.OfAccess.class)
            .addMixIn(RenderFailed.class, CameLater.OfFailure.class)
            .addMixIn(PageRevalidated.class, CameLater.OfPage.class)
            .build();

    private EventJson() {}

    public static byte[] write(Event event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event always has a JSON form", e);
        }
    }

    /** Reads a record's value by the type that its headers name. */
    public static Decoded read(String type, byte[] json) {
        return EventType.named(type).map(known -> read(known, json)).orElseGet(() -> new Decoded.UnknownType(type));
    }

    private static Decoded read(EventType type, byte[] json) {
        try {
            Event event = JSON.readValue(json, type.event());
            return event == null ? new Decoded.Malformed("the value is null") : new Decoded.Known(event);
        } catch (JsonProcessingException malformed) {
            return new Decoded.Malformed(malformed.getOriginalMessage());
        } catch (IOException | IllegalArgumentException malformed) {
            return new Decoded.Malformed(String.valueOf(malformed.getMessage()));
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

    private interface AsNumber {
        @JsonValue
        long number();
    }

    /** Where an event came to name an epoch later, the events before it mean zero. */
    private static final class EpochReader extends StdDeserializer<Epoch> {

        private static final long serialVersionUID = 1L;

        EpochReader() {
            super(Epoch.class);
        }

        @Override
        public Epoch deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return new Epoch(_parseLongPrimitive(json, context));
        }

        @Override
        public Epoch getEmptyValue(DeserializationContext context) {
            return Epoch.ZERO;
        }
    }

    private interface AsPageKey {
        @JsonValue
        String text();
    }

    private static final class PageKeyReader extends StdDeserializer<PageKey> {

        private static final long serialVersionUID = 1L;

        PageKeyReader() {
            super(PageKey.class);
        }

        @Override
        public PageKey deserialize(JsonParser json, DeserializationContext context) throws IOException {
            String text = json.getText();
            return PageKey.parse(text)
                    .orElseThrow(() -> InvalidFormatException.from(json, "not a page key", text, PageKey.class));
        }
    }

    /** People write this one by hand. */
    private abstract static class TitleIsOptional {
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        abstract String title();
    }

    private abstract static class PagesValidFromCameLater {
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        abstract Epoch pagesValidFrom();
    }

    private enum CurrentUnlessSaid {
        @JsonEnumDefaultValue
        CURRENT
    }

    /** Earlier versions did not say it. */
    interface VersionIsNew {
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        String version();
    }

    /** Earlier versions did not say it. */
    interface StatusSaysMore {
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        String log();

        @JsonDeserialize(using = ZeroUnlessSaid.class)
        Duration lease();

        @JsonDeserialize(using = ZeroUnlessSaid.class)
        Duration confirmedAge();
    }

    private static final class ZeroUnlessSaid extends StdDeserializer<Duration> {

        private static final long serialVersionUID = 1L;

        ZeroUnlessSaid() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser json, DeserializationContext context) throws IOException {
            String text = json.getText();
            try {
                return Duration.parse(text);
            } catch (DateTimeParseException malformed) {
                throw InvalidFormatException.from(json, "not a duration", text, Duration.class);
            }
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return Duration.ZERO;
        }
    }
}
