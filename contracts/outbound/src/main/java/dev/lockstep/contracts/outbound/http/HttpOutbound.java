package dev.lockstep.contracts.outbound.http;

import dev.lockstep.contracts.outbound.AllowedHosts;
import dev.lockstep.contracts.outbound.AnswerHead;
import dev.lockstep.contracts.outbound.AnswerReader;
import dev.lockstep.contracts.outbound.Fetch;
import dev.lockstep.contracts.outbound.FetchLimits;
import dev.lockstep.contracts.outbound.FetchOutcome;
import dev.lockstep.contracts.outbound.Outbound;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** Fetches what is there whole, and within its limits. */
public final class HttpOutbound implements Outbound, AutoCloseable {
    private static final int MAX_CONNECTIONS = 256;

    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("outbound-deadlines").factory());

    public HttpOutbound(AllowedHosts allowed) {
        client = GuardedClient.of(allowed, MAX_CONNECTIONS);
    }

    @Override
    public <T> FetchOutcome<T> fetch(Fetch fetch, FetchLimits limits, AnswerReader<T> reader) {
        Optional<String> refusal = GuardedClient.refusal(fetch.address());
        return refusal.isPresent()
                ? new FetchOutcome.Refused<>(refusal.get())
                : exchange(request(fetch, limits), limits, reader);
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }

    private static HttpGet request(Fetch fetch, FetchLimits limits) {
        HttpGet request = new HttpGet(fetch.address());
        Timeout timeout = Timeout.of(limits.timeout());
        request.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(timeout)
                .setResponseTimeout(timeout)
                .build());
        fetch.headers().forEach(request::setHeader);
        request.setHeader("Accept-Encoding", "identity");
        return request;
    }

    private <T> FetchOutcome<T> exchange(HttpGet request, FetchLimits limits, AnswerReader<T> reader) {
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> deadline = deadlines.schedule(
                () -> {
                    late.set(true);
                    request.cancel();
                },
                limits.timeout().toNanos(),
                TimeUnit.NANOSECONDS);
        try {
            return client.execute(request, response -> read(response, limits, reader));
        } catch (RefusedAddressException refused) {
            return new FetchOutcome.Refused<>(GuardedClient.reason(refused));
        } catch (IOException failure) {
            return new FetchOutcome.Failed<>(
                    late.get() ? "not answered within " + limits.timeout() : GuardedClient.reason(failure));
        } finally {
            deadline.cancel(false);
        }
    }

    private static <T> FetchOutcome<T> read(ClassicHttpResponse response, FetchLimits limits, AnswerReader<T> reader)
            throws IOException {
        AnswerHead head = new AnswerHead(response.getCode(), GuardedClient.headers(response));
        Header encoding = response.getFirstHeader("Content-Encoding");
        if (encoding != null && !encoding.getValue().equalsIgnoreCase("identity")) {
            throw new IOException("encoded as " + encoding.getValue() + ", which was not asked for");
        }
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new FetchOutcome.Fetched<>(response.getCode(), "", reader.read(head, InputStream.nullInputStream()));
        }
        if (entity.getContentLength() > limits.maxBytes()) {
            throw new IOException("more than " + limits.maxBytes() + " bytes");
        }
        String contentType = entity.getContentType() == null ? "" : entity.getContentType();
        InputStream body = new LimitedInputStream(entity.getContent(), limits.maxBytes());
        return new FetchOutcome.Fetched<>(response.getCode(), contentType, reader.read(head, body));
    }
}
