package dev.lockstep.contracts.outbound.http;

import dev.lockstep.contracts.outbound.AllowedHosts;
import dev.lockstep.contracts.outbound.AnswerHead;
import dev.lockstep.contracts.outbound.AnswerReader;
import dev.lockstep.contracts.outbound.FetchOutcome;
import dev.lockstep.contracts.outbound.Forward;
import dev.lockstep.contracts.outbound.Forwarding;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** Passes requests on, bodies as they come. It asks the same addresses as {@link HttpOutbound}, and no others. */
public final class HttpForwarding implements Forwarding, AutoCloseable {

    private final CloseableHttpClient client;

    /** For at most {@code most} requests at a time. */
    public HttpForwarding(AllowedHosts allowed, int most) {
        client = GuardedClient.of(allowed, most);
    }

    @Override
    public <T> FetchOutcome<T> forward(Forward forward, Duration silence, AnswerReader<T> reader) {
        Optional<String> refusal = GuardedClient.refusal(forward.address());
        if (refusal.isPresent()) {
            return new FetchOutcome.Refused<>(refusal.get());
        }
        try {
            return client.execute(request(forward, silence), response -> read(response, reader));
        } catch (RefusedAddressException refused) {
            return new FetchOutcome.Refused<>(GuardedClient.reason(refused));
        } catch (IOException failure) {
            return new FetchOutcome.Failed<>(GuardedClient.reason(failure));
        }
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }

    /** The timeout of a response is that of each read, of its head and of its body. */
    private static HttpUriRequestBase request(Forward forward, Duration silence) {
        HttpUriRequestBase request = new HttpUriRequestBase(forward.method(), forward.address());
        request.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(silence))
                .setResponseTimeout(Timeout.of(silence))
                .setProtocolUpgradeEnabled(false)
                .build());
        forward.headers().forEach((name, lines) -> lines.forEach(line -> request.addHeader(name, line)));
        if (forward.body() instanceof Forward.Body.Arriving(InputStream bytes, long length)) {
            request.setEntity(new InputStreamEntity(bytes, length, null));
        }
        return request;
    }

    private static <T> FetchOutcome<T> read(ClassicHttpResponse response, AnswerReader<T> reader) throws IOException {
        AnswerHead head = new AnswerHead(response.getCode(), GuardedClient.headers(response));
        HttpEntity entity = response.getEntity();
        String type = entity == null || entity.getContentType() == null ? "" : entity.getContentType();
        InputStream body = entity == null ? InputStream.nullInputStream() : entity.getContent();
        return new FetchOutcome.Fetched<>(response.getCode(), type, reader.read(head, body));
    }
}
