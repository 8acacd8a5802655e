package dev.lockstep.deploy.api.rest.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.lockstep.deploy.identity.Identities;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;

/** Whatever is thrown is a bug, broken infrastructure, or a request that never reached a resource. */
@Provider
class FailureMapper implements ExceptionMapper<Throwable> {
    private static final System.Logger LOG = System.getLogger(FailureMapper.class.getName());

    private final Identities identities;

    FailureMapper(Identities identities) {
        this.identities = identities;
    }

    @Override
    public Response toResponse(Throwable failure) {
        return switch (failure) {
            case UnfitParameterException unfit ->
                Problems.response(ProblemType.BAD_REQUEST, String.valueOf(unfit.getMessage()), unfit.hint());
            case LackingRoleException lacking ->
                Problems.response(ProblemType.FORBIDDEN, String.valueOf(lacking.getMessage()), lacking.hint());
            case EndedTokenException ended ->
                Problems.response(
                        ProblemType.UNAUTHORIZED,
                        String.valueOf(ended.getMessage()),
                        "send it again with a token that has not ended");
            case JsonProcessingException json when isUnread(json) -> unread(json);
            case WebApplicationException refused
            when refused.getCause() instanceof JsonProcessingException json -> unread(json);
            case NotSupportedException _ -> Problems.unsupportedMediaType();
            case WebApplicationException refused
            when refused.getResponse().getStatus() < 500 ->
                refusal(refused.getResponse().getStatus());
            default -> broken(failure);
        };
    }

    /** What cannot be read came from the caller; what cannot be written is ours. */
    private static boolean isUnread(JsonProcessingException json) {
        return json instanceof StreamReadException || json instanceof MismatchedInputException;
    }

    private static Response unread(JsonProcessingException json) {
        return Problems.response(ProblemType.BAD_REQUEST, json.getOriginalMessage(), "send valid JSON");
    }

    private static Response refusal(int status) {
        ProblemType type = Arrays.stream(ProblemType.values())
                .filter(candidate -> candidate.status() == status
                        && candidate != ProblemType.NO_SUCH_SITE
                        && candidate != ProblemType.NO_SUCH_DEPLOY)
                .findFirst()
                .orElse(ProblemType.BAD_REQUEST);
        return Problems.response(
                type, type.title(), "the API is described at /q/openapi, on the port of health and metrics");
    }

    /** The caller gets a name for the failure, and the log the failure itself under that name. */
    private Response broken(Throwable failure) {
        String id = identities.event();
        LOG.log(System.Logger.Level.ERROR, "request failed failure=" + id, failure);
        return StoreFailures.response(failure, id)
                .orElseGet(() -> Problems.response(ProblemType.FAILURE, "failure " + id, ""));
    }
}
