package dev.lockstep.contracts.outbound.http;

import dev.lockstep.contracts.outbound.AllowedHosts;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.util.Timeout;

/**
 * Asks once: no redirect is followed, nothing is repeated, no cookie, proxy or compression. A connection serves one
 * exchange, because a kept one that the other side has closed would look like a failed answer.
 */
final class GuardedClient {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private GuardedClient() {}

    /** At most so many connections at a time. */
    static CloseableHttpClient of(AllowedHosts allowed, int connections) {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new GuardedResolver(allowed))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.ofSeconds(5))
                                .build())
                        .setMaxConnTotal(connections)
                        .setMaxConnPerRoute(connections)
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setUserAgent("Lockstep")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /** Why an address is not asked, whatever it leads to. */
    static Optional<String> refusal(URI address) {
        String scheme = address.getScheme();
        if (scheme == null || !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
            return Optional.of("only http and https are fetched");
        }
        return address.getHost() == null || address.getRawUserInfo() != null
                ? Optional.of("an address to fetch names a host, and no user")
                : Optional.empty();
    }

    static SortedMap<String, List<String>> headers(ClassicHttpResponse response) {
        SortedMap<String, List<String>> headers = new TreeMap<>();
        for (Header line : response.getHeaders()) {
            headers.computeIfAbsent(line.getName().toLowerCase(Locale.ROOT), ignored -> new ArrayList<>())
                    .add(line.getValue() == null ? "" : line.getValue());
        }
        return headers;
    }

    static String reason(IOException failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
