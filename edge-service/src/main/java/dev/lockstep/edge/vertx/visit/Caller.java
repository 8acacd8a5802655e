package dev.lockstep.edge.vertx.visit;

import dev.lockstep.contracts.pass.HeaderFields;
import dev.lockstep.contracts.pass.PassFields;
import dev.lockstep.edge.answer.Answer;
import dev.lockstep.edge.answer.Compose;
import dev.lockstep.edge.answer.LastLook;
import dev.lockstep.edge.answer.Reply;
import dev.lockstep.edge.cache.FromMemory;
import dev.lockstep.edge.cache.Wanted;
import dev.lockstep.edge.pass.Handover;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who asks for something that a renderer answers each time, and what they are told of its answers. */
record Caller(Visitor visitor, Answer.Pass pass, LastLook lastLook) {

    private static final Set<String> ADDED = Set.of(Compose.CACHE_STATUS, "vary", "set-cookie");
    private static final List<String> TO_CACHES =
            List.of("cache-control", "cdn-cache-control", "netlify-cdn-cache-control", "surrogate-control", "expires");

    HttpServerRequest request() {
        return visitor.request();
    }

    HttpServerResponse response() {
        return visitor.request().response();
    }

    HeaderFields sent() {
        return HeaderFields.of(request().headers());
    }

    /** What goes on to the renderer. */
    HeaderFields handed() {
        HeaderFields fields = Handover.fields(visitor.handedOn(sent()), from(), pass.view());
        return pass.redirect().isEmpty() ? fields : fields.with(PassFields.REDIRECT, pass.redirect());
    }

    /** Path and query, as they go on. */
    String target() {
        String own = Optional.ofNullable(request().query()).orElse("");
        String query = pass.query().isEmpty() ? own : pass.query().getFirst();
        return Handover.target(pass.routed().key().path(), query);
    }

    Wanted wanted() {
        String redirect = pass.redirect().isEmpty() ? "" : "#" + pass.redirect();
        URI target = URI.create(from().scheme() + "://" + from().host() + target() + redirect);
        return new Wanted(pass, request().method().name(), target, handed());
    }

    private Handover.From from() {
        return new Handover.From(
                visitor.client().address(),
                visitor.client().scheme(),
                String.valueOf(request().authority()));
    }

    /** What this edge says of an answer, or what goes out in its place. */
    Reply reply(int status, HeaderFields answered, String cacheStatus) {
        Reply reply = Compose.passed(pass, status, answered).with(Compose.CACHE_STATUS, cacheStatus);
        return lastLook.at(visitor.told(withWordsToCaches(reply, answered)));
    }

    /** What is for this visitor alone, for whatever reason, takes back what the renderer says to caches. */
    private Reply withWordsToCaches(Reply reply, HeaderFields answered) {
        Reply complete = reply;
        for (String name : TO_CACHES) {
            complete = answered.has(name) ? complete.with(name, answered.joined(name)) : complete;
        }
        return complete;
    }

    static boolean isReplaced(Reply reply) {
        return !(reply.content() instanceof Reply.Content.None);
    }

    /** Answers with what is kept. */
    void show(FromMemory memory) {
        Reply reply = reply(memory.status(), memory.fields(), memory.cacheStatus());
        if (isReplaced(reply)) {
            visitor.tell(reply);
            return;
        }
        head(memory.status(), memory.fields(), reply);
        boolean hasBody =
                !request().method().name().equals("HEAD") && memory.body().hasRemaining();
        // A visitor who has left needs no more.
        var _ = hasBody
                ? response().end(ReplyWriter.shared(memory.body()))
                : response().end();
    }

    /** What the renderer says, and over it what this edge says. */
    void head(int status, HeaderFields answered, Reply said) {
        visitor.isAnswered();
        HttpServerResponse response = response().setStatusCode(status);
        answered.lines().forEach(response::putHeader);
        said.headers().forEach((name, value) -> {
            // What caches before this one have said stays (RFC 9211 §2), and so do cookies and by what the renderer
            // chose.
            if (ADDED.contains(name)) {
                response.headers().add(name, value);
            } else {
                response.putHeader(name, value);
            }
        });
        if (!answered.has("date")) {
            response.putHeader(HttpHeaders.DATE, visitor.date());
        }
    }

    /** Nobody answers. */
    void unavailable(int status, String words) {
        visitor.tell(Compose.notPassed(pass.view(), status, words));
    }
}
