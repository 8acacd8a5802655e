package dev.lockstep.edge.vertx.visit;

import dev.lockstep.contracts.client.Client;
import dev.lockstep.edge.access.Access;
import dev.lockstep.edge.access.AccessLog;
import dev.lockstep.edge.access.Fields;
import dev.lockstep.edge.access.Outcome;
import dev.lockstep.edge.access.RequestLine;
import dev.lockstep.edge.access.Source;
import dev.lockstep.edge.answer.Compose;
import dev.lockstep.edge.door.Refusal;
import dev.lockstep.edge.vertx.departure.Departure;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** One request that somebody takes note of, from when it came until its answer has left. */
final class Sighting implements Departure.End {

    private final AccessLog log;
    private final HttpServerRequest request;
    private final Client client;
    private final Supplier<Source> source;
    private final Instant at;
    private final long began = System.nanoTime();

    /** {@code source} is asked in the end: while a visitor waits, a site may show something else. */
    Sighting(AccessLog log, HttpServerRequest request, Client client, Supplier<Source> source, Instant at) {
        this.log = log;
        this.request = request;
        this.client = client;
        this.source = source;
        this.at = at;
    }

    @Override
    public void left(long bodyBytes, boolean whole) {
        HttpServerResponse response = request.response();
        int status = response.headWritten() ? response.getStatusCode() : Outcome.LEFT_BEFORE;
        List<String> cacheStatus = response.headers().getAll(Compose.CACHE_STATUS);
        // What caches before this one have said stands before.
        String own = cacheStatus.isEmpty() ? "" : cacheStatus.getLast();
        over(new Outcome(status, bodyBytes, own, !whole));
    }

    @Override
    public void refused(Refusal why) {
        over(outcome(why));
    }

    /** What the door says is said as a whole. */
    static Outcome outcome(Refusal why) {
        return new Outcome(why.status(), why.text().length(), "", false);
    }

    private void over(Outcome outcome) {
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        log.log(new Access(at, took, client, line(), fields(), outcome, source.get()));
    }

    private RequestLine line() {
        return new RequestLine(request.method().name(), request.uri(), protocol(request.version()));
    }

    /** As Apache and nginx name it. */
    private static String protocol(HttpVersion version) {
        return switch (version) {
            case HTTP_1_0 -> "HTTP/1.0";
            case HTTP_1_1 -> "HTTP/1.1";
            case HTTP_2 -> "HTTP/2.0";
        };
    }

    private Fields fields() {
        @Nullable HostAndPort authority = request.authority();
        String host = authority == null ? "" : authority.host();
        return new Fields(host, serverName(), field(HttpHeaders.REFERER), field(HttpHeaders.USER_AGENT));
    }

    private String field(CharSequence name) {
        return Optional.ofNullable(request.getHeader(name)).orElse("");
    }

    private String serverName() {
        @Nullable SSLSession session = request.connection().sslSession();
        return session instanceof ExtendedSSLSession extended
                ? extended.getRequestedServerNames().stream()
                        .filter(SNIHostName.class::isInstance)
                        .map(name -> ((SNIHostName) name).getAsciiName())
                        .findFirst()
                        .orElse("")
                : "";
    }
}
