package dev.lockstep.deploy.api.rest.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import dev.lockstep.deploy.api.rest.problem.UnfitParameterException;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** Refuses bodies that are to be {@link Exact} and are not. */
@Singleton
class ExactBodies implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.addHandler(new Refusing());
    }

    private static final class Refusing extends DeserializationProblemHandler {

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser json,
                JsonDeserializer<?> deserializer,
                Object body,
                String name) {
            if (deserializer.handledType().isAnnotationPresent(Exact.class)) {
                throw new UnfitParameterException(
                        "there is no field '" + name + "' here", "send " + deserializer.getKnownPropertyNames());
            }
            return false;
        }
    }
}
