package dev.lockstep.platform.bench.http;

import dev.lockstep.platform.bench.Case;
import dev.lockstep.platform.bench.Resource;
import dev.lockstep.platform.bench.Server;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One visit before a server is measured: what it has, and that it answers as it is to be measured. */
public final class FirstVisit {

    private FirstVisit() {}

    /** The bytes of a resource as a server sends them to those who take no encoding. */
    public static byte[] bytes(Server server, Resource resource) throws IOException {
        KeptConnection.Answer answer = visit(server, resource, Map.of("Host", server.host()));
        require(answer.status() == 200, server, resource, "status " + answer.status());
        return answer.body().array();
    }

    /** The header fields by which a server is asked as the case has it; fails when it does not answer so. */
    public static Map<String, String> headersFor(Server server, Case one) throws IOException {
        Map<String, String> headers = new TreeMap<>(Map.of("Host", server.host()));
        switch (one.kind()) {
            case HIT -> {}
            case GZIP -> headers.put("Accept-Encoding", "gzip");
            case NOT_MODIFIED -> headers.put("If-None-Match", etag(server, one.resource()));
        }
        KeptConnection.Answer answer = visit(server, one.resource(), headers);
        int expected = one.kind() == Case.Kind.NOT_MODIFIED ? 304 : 200;
        require(answer.status() == expected, server, one.resource(), "status " + answer.status());
        String encoding = answer.headers().getOrDefault("content-encoding", "");
        require(encoding.equals("gzip") == (one.kind() == Case.Kind.GZIP), server, one.resource(), encoding);
        return headers;
    }

    private static String etag(Server server, Resource resource) throws IOException {
        return Optional.ofNullable(visit(server, resource, Map.of("Host", server.host()))
                        .headers()
                        .get("etag"))
                .orElseThrow(() -> new IOException(server.name() + " sends no etag"));
    }

    private static KeptConnection.Answer visit(Server server, Resource resource, Map<String, String> headers)
            throws IOException {
        try (KeptConnection connection = new KeptConnection(server.url())) {
            return connection.exchange(KeptConnection.get(resource.path(), headers));
        }
    }

    private static void require(boolean holds, Server server, Resource resource, String was) throws IOException {
        if (!holds) {
            throw new IOException(server.name() + " does not answer as it should, " + resource.path() + ": " + was);
        }
    }
}
