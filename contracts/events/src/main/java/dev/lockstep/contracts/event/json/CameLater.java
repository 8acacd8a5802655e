package dev.lockstep.contracts.event.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.event.Held;
import java.io.IOException;
import java.util.List;

/** Fields that earlier versions did not write, and what their absence means. */
final class CameLater {

    private CameLater() {}

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

    private static final class NothingUnlessSaid extends StdDeserializer<Held> {

        private static final long serialVersionUID = 1L;

        NothingUnlessSaid() {
            super(Held.class);
        }

        @Override
        public Held deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return context.readValue(json, Held.class);
        }

        @Override
        public Held getNullValue(DeserializationContext context) {
            return Held.NOTHING;
        }
    }
}
