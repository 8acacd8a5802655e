package dev.lockstep.contracts.event.json;

import static com.fasterxml.jackson.annotation.JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY;
import static com.fasterxml.jackson.annotation.JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.event.Access;
import dev.lockstep.contracts.event.Allowance;
import dev.lockstep.contracts.event.Continuity;
import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.EdgeAnswer;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.Held;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.PreviewLock;
import dev.lockstep.contracts.event.RollbackData;
import dev.lockstep.contracts.event.TokenEnd;
import dev.lockstep.contracts.manifest.ContentCoding;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

/** Fields that earlier versions did not write, and what their absence means. */
final class CameLater {

    private CameLater() {}

    interface OfPublish {
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<DeployPublished.Former> former();
    }

    interface OfSettings {
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<TokenEnd> tokenEnds();

        @JsonDeserialize(using = UsualUnlessSaid.class)
        Access access();

        @JsonDeserialize(using = AllUnlessSaid.class)
        Allowance allowance();
    }

    interface OfAccess {
        @JsonDeserialize(using = OpenUnlessSaid.class)
        PreviewLock previews();

        @JsonDeserialize(using = NoneUnlessSaid.class)
        Continuity continuity();
    }

    interface OfRequest {
        @JsonDeserialize(using = NothingUnlessSaid.class)
        Held held();
    }

    interface OfFailure {
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<Blob> candidate();

        @JsonSetter(nulls = Nulls.AS_EMPTY)
        String log();
    }

    interface OfExplanation {
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<EdgeAnswer.Resting> resting();
    }

    interface OfPage {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        SortedMap<ContentCoding, Blob> encodings();

        @JsonDeserialize(using = UnlimitedUnlessSaid.class)
        Duration staleFor();

        @JsonDeserialize(using = UnlimitedUnlessSaid.class)
        Duration staleIfErrorFor();
    }

    /** People write these by hand: one epoch is a number, and no list. */
    interface OfCommand {
        @JsonFormat(with = {ACCEPT_SINGLE_VALUE_AS_ARRAY, WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED})
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<Epoch> expectedEpoch();
    }

    interface OfRollback extends OfCommand {
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        RollbackData data();
    }

    /** Reads what is said, and stands something in for what is not. */
    private abstract static class UnlessSaid<T> extends StdDeserializer<T> {

        private static final long serialVersionUID = 1L;

        private final Class<T> type;

        UnlessSaid(Class<T> type) {
            super(type);
            this.type = type;
        }

        abstract T otherwise();

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return context.readValue(json, type);
        }

        @Override
        public T getNullValue(DeserializationContext context) {
            return otherwise();
        }
    }

    private static final class UnlimitedUnlessSaid extends UnlessSaid<Duration> {

        private static final long serialVersionUID = 1L;

        UnlimitedUnlessSaid() {
            super(Duration.class);
        }

        @Override
        Duration otherwise() {
            return PageRevalidated.UNLIMITED;
        }
    }

    private static final class NothingUnlessSaid extends UnlessSaid<Held> {

        private static final long serialVersionUID = 1L;

        NothingUnlessSaid() {
            super(Held.class);
        }

        @Override
        Held otherwise() {
            return Held.NOTHING;
        }
    }

    private static final class UsualUnlessSaid extends UnlessSaid<Access> {

        private static final long serialVersionUID = 1L;

        UsualUnlessSaid() {
            super(Access.class);
        }

        @Override
        Access otherwise() {
            return Access.USUAL;
        }
    }

    private static final class AllUnlessSaid extends UnlessSaid<Allowance> {

        private static final long serialVersionUID = 1L;

        AllUnlessSaid() {
            super(Allowance.class);
        }

        @Override
        Allowance otherwise() {
            return Allowance.UNLIMITED;
        }
    }

    private static final class OpenUnlessSaid extends UnlessSaid<PreviewLock> {

        private static final long serialVersionUID = 1L;

        OpenUnlessSaid() {
            super(PreviewLock.class);
        }

        @Override
        PreviewLock otherwise() {
            return PreviewLock.OPEN;
        }
    }

    private static final class NoneUnlessSaid extends UnlessSaid<Continuity> {

        private static final long serialVersionUID = 1L;

        NoneUnlessSaid() {
            super(Continuity.class);
        }

        @Override
        Continuity otherwise() {
            return Continuity.NONE;
        }
    }
}
