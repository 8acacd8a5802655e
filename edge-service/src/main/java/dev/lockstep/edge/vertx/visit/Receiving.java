package dev.lockstep.edge.vertx.visit;

import dev.lockstep.contracts.client.Client;
import dev.lockstep.contracts.client.Proxies;
import dev.lockstep.edge.client.CountryHeader;
import dev.lockstep.edge.door.Limits;
import dev.lockstep.edge.door.Refusal;
import dev.lockstep.edge.door.Refusals;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Optional;

/**
 * Who visitors are, where from, whether they are to come by TLS, and who takes note of them.
 *
 * @param limits of what they send
 * @param refusals those that are told here and not by the door
 */
public record Receiving(
        Proxies proxies, CountryHeader country, ByTls byTls, Witness witness, Limits limits, Refusals refusals) {

    /** Told from the proxies in front of this edge. */
    Client client(HttpServerRequest request) {
        HttpConnection connection = request.connection();
        String peer = String.valueOf(connection.remoteAddress().hostAddress());
        return proxies.client(peer, connection.isSsl(), name -> Target.header(request, name));
    }

    /** Where no door has counted before. */
    Optional<Refusal> refusal(HttpServerRequest request) {
        if (request.version() != HttpVersion.HTTP_2) {
            return Optional.empty();
        }
        if (request.uri().length() > limits.targetBytes()) {
            return Optional.of(Refusal.TARGET_TOO_LONG);
        }
        return request.headers().entries().size() > limits.fields()
                ? Optional.of(Refusal.TOO_MANY_FIELDS)
                : Optional.empty();
    }
}
