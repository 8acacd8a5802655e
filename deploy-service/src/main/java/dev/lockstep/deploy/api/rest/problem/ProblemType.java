package dev.lockstep.deploy.api.rest.problem;

import java.util.Locale;

/** The kinds of problems that callers can tell apart. Names are part of the API. */
public enum ProblemType {
    BAD_REQUEST(400, "The request cannot be understood"),
    UNAUTHORIZED(401, "Who are you?"),
    FORBIDDEN(403, "The token may not do this"),
    QUOTA(403, "The site may have no more of this"),
    NO_SUCH_SITE(404, "There is no such site"),
    NO_SUCH_DEPLOY(404, "There is no such deploy"),
    NO_SUCH_THING(404, "There is nothing here"),
    NAME_TAKEN(409, "The name is taken"),
    LOCKED(409, "The site is locked to its live deploy"),
    NOT_READY(409, "The deploy is not ready"),
    NOT_LIVE(409, "The deploy is not live"),
    GATED(409, "Too many pages fail under the deploy"),
    CLOSED(409, "The deploy takes no files any more"),
    CLOSED_TOKEN(409, "The token cannot be changed"),
    UNDER_WAY(409, "This is being done already"),
    IN_USE(409, "The deploy is in use"),
    COLLECTED(410, "The deploy is not kept any more"),
    LOST(410, "The deploy's bytes are gone"),
    MOVED_ON(412, "The site has moved on"),
    NOT_ACCEPTABLE(406, "This is not available in that form"),
    METHOD_NOT_ALLOWED(405, "This cannot be done here"),
    TOO_LARGE(413, "That is too much"),
    UNSUPPORTED_MEDIA_TYPE(415, "This media type is not understood"),
    INVALID(422, "The content is not valid"),
    DIGEST_MISMATCH(422, "The bytes are not those that were announced"),
    DEPLOY_FAILED(422, "The deploy cannot be shown"),
    FAILURE(500, "Something broke here"),
    STORE_UNREACHABLE(503, "The store of files does not answer"),
    KAFKA_UNREACHABLE(503, "Kafka does not answer"),
    STORE_FULL(507, "The store of files takes nothing more"),
    SITE_FULL(507, "The site may hold no more");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String uri() {
        return "urn:lockstep:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
