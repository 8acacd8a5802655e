package dev.lockstep.edge.vertx.visit;

import dev.lockstep.edge.answer.Reply;
import dev.lockstep.edge.pass.Handover;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * Has visitors come by TLS.
 *
 * @param redirect whether those who did not are sent to where they should have
 * @param hsts for how long browsers shall remember it (RFC 6797); zero says nothing
 */
public record ByTls(boolean redirect, Duration hsts) {

    private static final String FIELD = "strict-transport-security";

    public static ByTls asTheyLike() {
        return new ByTls(false, Duration.ZERO);
    }

    boolean isMissing(Visitor visitor) {
        return redirect && !visitor.client().secure();
    }

    /** The same target by TLS. The method stays, and the port is the one that everybody knows. */
    static Reply moved(Visitor visitor) {
        String query = Optional.ofNullable(visitor.request().query()).orElse("");
        String target = Handover.target(visitor.head().path(), query);
        return Reply.plain(308, "This is to be asked for by https.")
                .with("location", "https://" + visitor.host() + target);
    }

    /** RFC 6797 §7.2: this is never said without TLS. What the site says of itself counts. */
    void announce(Visitor visitor) {
        if (!hsts.isZero() && visitor.client().secure()) {
            HttpServerResponse response = visitor.request().response();
            response.headersEndHandler(_ -> {
                if (!response.headers().contains(FIELD)) {
                    response.putHeader(FIELD, "max-age=" + hsts.toSeconds());
                }
            });
        }
    }
}
