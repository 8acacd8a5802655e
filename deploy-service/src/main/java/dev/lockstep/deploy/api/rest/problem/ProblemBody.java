package dev.lockstep.deploy.api.rest.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.contracts.event.Problem;
import java.util.List;

/**
 * A problem as RFC 9457 writes it.
 *
 * @param code the status once more, and {@code message} the detail: that is where the Netlify CLI looks
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        String hint,
        int code,
        String message,
        List<Problem> problems) {

    public ProblemBody {
        problems = List.copyOf(problems);
    }

    static ProblemBody of(ProblemType type, String detail, String hint, List<Problem> problems) {
        return new ProblemBody(type.uri(), type.title(), type.status(), detail, hint, type.status(), detail, problems);
    }
}
