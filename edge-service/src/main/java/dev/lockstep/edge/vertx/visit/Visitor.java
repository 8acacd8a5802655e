package dev.lockstep.edge.vertx.visit;

import dev.lockstep.contracts.client.Client;
import dev.lockstep.contracts.pass.HeaderFields;
import dev.lockstep.edge.access.Source;
import dev.lockstep.edge.answer.Answer;
import dev.lockstep.edge.answer.Conditional;
import dev.lockstep.edge.answer.Country;
import dev.lockstep.edge.answer.Negotiated;
import dev.lockstep.edge.answer.Reply;
import dev.lockstep.edge.answer.RequestHead;
import dev.lockstep.edge.answer.Selected;
import dev.lockstep.edge.client.CountryHeader;
import dev.lockstep.edge.explain.ExplainResponse;
import dev.lockstep.edge.pass.Handover;
import dev.lockstep.edge.site.SiteView;
import dev.lockstep.edge.visit.LookupOutcome;
import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Who sent one request: what they ask for, and what they are told. Whoever may know is told why, too. */
final class Visitor {

    private static final int MOST_FOLLOWED = 3;

    private final Receiving receiving;
    private final Telling telling;
    private final String host;
    private final RequestHead head;
    private final HttpServerRequest request;
    private final Context context;
    private final boolean hasBody;
    private final CatchUp catchUp;
    private @Nullable Client client;
    private final long came;
    private @Nullable LookupOutcome outcome;
    private @Nullable Answer answer;
    private @Nullable SiteView decidedBy;
    private int followed;
    private boolean unlocks;
    private UnaryOperator<Reply> mark = UnaryOperator.identity();

    Visitor(Receiving receiving, Telling telling, Target.Asked asked, HttpServerRequest request, Context context) {
        this.receiving = receiving;
        this.telling = telling;
        this.came = telling.counts().nanos();
        this.host = asked.host();
        this.head = asked.head().from(country(asked.head()));
        this.request = request;
        this.context = context;
        this.hasBody = Framing.hasBody(request);
        this.catchUp = new CatchUp(context);
    }

    String host() {
        return host;
    }

    RequestHead head() {
        return head;
    }

    HttpServerRequest request() {
        return request;
    }

    Context context() {
        return context;
    }

    /** Who it is, told from the proxies in front of this edge. */
    Client client() {
        if (client == null) {
            client = receiving.client(request);
        }
        return client;
    }

    /** Told only to redirects that want to know. */
    private Country country(RequestHead sent) {
        CountryHeader told = receiving.country();
        return new Country(told.name(), () -> told.of(client(), sent.header()));
    }

    boolean hasBody() {
        return hasBody;
    }

    /** How they wait if they have seen more than this edge knows. */
    CatchUp catchUp() {
        return catchUp;
    }

    /** Files and pages can be read; what is elsewhere or goes through may be asked for in other ways. */
    boolean mayHave(Answer decided) {
        if (decided instanceof Answer.Moved) {
            return true;
        }
        Set<String> methods = decided instanceof Answer.Pass pass
                ? Handover.methods(pass.routed().route())
                : Handover.READING;
        return methods.contains(request.method().name());
    }

    boolean asksForOptions() {
        return request.method().equals(HttpMethod.OPTIONS);
    }

    /** What of a reply is for this one, who takes some form of it, has some of it, or wants no more than some of it. */
    Reply select(Reply reply) {
        return Selected.of(
                Negotiated.of(reply, head()), head(), request.method().equals(HttpMethod.GET));
    }

    /** A body is held back until it is known who wants it. */
    void receive(Runnable left) {
        if (hasBody()) {
            request.pause();
        }
        request.response().closeHandler(_ -> left.run());
    }

    /** They wait for what somebody else has asked for. */
    void follows() {
        followed++;
    }

    boolean hasFollowed() {
        return followed > 0;
    }

    /** Whoever has waited in vain so often asks for themselves. */
    boolean mayFollow() {
        return followed < MOST_FOLLOWED;
    }

    /** What is told from here on this view has decided, even if it is a file of an earlier one. */
    void decidedBy(SiteView view) {
        decidedBy = view;
    }

    /** What is told from here on is because of this answer. */
    void decided(Answer decided) {
        if (outcome == null) {
            outcome = LookupOutcome.of(decided);
        }
        answer = decided;
    }

    /** They are about to hear the answer. What was there when they came counts, whatever they waited for since. */
    void isAnswered() {
        if (outcome != null && answer != null) {
            telling.counts().answered(answer.view().site(), outcome, came);
        }
    }

    /** Of what they were told, if it was of anything. */
    Source source() {
        if (answer == null) {
            return Source.NONE;
        }
        SiteView view = answer.view();
        return new Source(view.site().text(), view.deploy().text(), view.epoch().number());
    }

    /** How whatever is told from here on is marked, because of where it was found. */
    void mark(UnaryOperator<Reply> how) {
        mark = how;
    }

    /** What they are shown is locked: their password is for this edge. */
    void isAskedToUnlock() {
        unlocks = true;
    }

    /** What goes on of what they sent, to whoever renders for them. */
    HeaderFields handedOn(HeaderFields sent) {
        return unlocks ? sent.without("authorization"::equals) : sent;
    }

    void tell(Reply reply) {
        tell(reply, UnaryOperator.identity());
    }

    void tell(Reply reply, UnaryOperator<Reply> lastLook) {
        isAnswered();
        Framing.letFlow(request);
        telling.writer().write(request, context, told(reply), lastLook);
    }

    /** Something is wrong with this edge. Whoever has heard a part of an answer must not take it for the whole. */
    void apologize() {
        HttpServerResponse response = request.response();
        if (response.headWritten()) {
            Framing.breakOff(response);
        } else {
            response.headers().clear();
            Framing.letFlow(request);
            Reply sorry = Reply.plain(500, "Something is wrong with this edge.");
            telling.writer().write(request, context, sorry, UnaryOperator.identity());
        }
    }

    /** A reply as it goes out at this address. */
    Reply told(Reply reply) {
        Reply marked = mark.apply(reply);
        return explained(decidedBy == null ? marked : Conditional.mark(marked, head(), decidedBy));
    }

    /** The same reply, and why it is so for whoever may know. */
    private Reply explained(Reply reply) {
        @Nullable String token = request.getHeader(ExplainResponse.TOKEN);
        Instant now = telling.clock().instant();
        if (token == null || answer == null || !ExplainResponse.isAllowed(token, answer.view(), now)) {
            return reply;
        }
        Reply explained = telling.explain().explain(reply, answer, now);
        return catchUp.ended()
                .map(how -> ExplainResponse.waited(explained, how))
                .orElse(explained);
    }

    String date() {
        return telling.writer().date();
    }
}
