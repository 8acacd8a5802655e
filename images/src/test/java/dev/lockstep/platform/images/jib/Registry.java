package dev.lockstep.platform.images.jib;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** As much of the OCI's distribution API as pushing and pulling takes, with a certificate that nobody vouches for. */
final class Registry implements AutoCloseable {

    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    private static final String PASSWORD = "changeit";

    private final HttpServer server;
    private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
    private final Map<String, byte[]> manifests = new ConcurrentHashMap<>();

    private Registry(SSLContext tls) throws IOException {
        HttpsServer secured = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        secured.setHttpsConfigurator(new HttpsConfigurator(tls));
        server = secured;
        server.createContext("/v2/", this::handle);
        server.start();
    }

    static Registry start(Path directory) throws IOException, InterruptedException, GeneralSecurityException {
        Path keys = directory.resolve("keys.p12");
        int code = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        keys.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("keytool ended with code " + code);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        return new Registry(tls);
    }

    String address() {
        return "localhost:" + server.getAddress().getPort();
    }

    /** What was pushed as path and tag, or as path and digest. */
    byte[] manifest(String path, String reference) {
        return manifests.getOrDefault(path + "/" + reference, new byte[0]);
    }

    boolean hasBlob(String digest) {
        return blobs.containsKey(digest);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/v2/".length());
        if (path.isEmpty()) {
            answer(exchange, 200, new byte[0]);
        } else if (path.contains("/blobs/uploads/")) {
            upload(exchange, path);
        } else if (path.contains("/blobs/")) {
            find(exchange, blobs, path.substring(path.lastIndexOf('/') + 1), "application/octet-stream");
        } else if (exchange.getRequestMethod().equals("PUT")) {
            keepManifest(exchange, path.replace("/manifests", ""));
        } else {
            find(exchange, manifests, path.replace("/manifests", ""), MANIFEST);
        }
    }

    /** POST opens an upload, PATCH brings the bytes, PUT names them. */
    private void upload(HttpExchange exchange, String path) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        switch (exchange.getRequestMethod()) {
            case "POST" -> {
                exchange.getResponseHeaders().set("Location", "/v2/" + path + "one");
                answer(exchange, 202, new byte[0]);
            }
            case "PATCH" -> {
                String digest = digest(body);
                blobs.put(digest, body);
                exchange.getResponseHeaders().set("Location", "/v2/" + path + "-" + digest.substring(7));
                answer(exchange, 202, new byte[0]);
            }
            default -> {
                URI named = exchange.getRequestURI();
                String digest = named.getQuery().replace("digest=", "");
                answer(exchange, blobs.containsKey(digest) ? 201 : 400, new byte[0]);
            }
        }
    }

    private void keepManifest(HttpExchange exchange, String name) throws IOException {
        byte[] manifest = exchange.getRequestBody().readAllBytes();
        String digest = digest(manifest);
        manifests.put(name, manifest);
        manifests.put(name.substring(0, name.lastIndexOf('/') + 1) + digest, manifest);
        exchange.getResponseHeaders().set("Docker-Content-Digest", digest);
        answer(exchange, 201, new byte[0]);
    }

    private static void find(HttpExchange exchange, Map<String, byte[]> known, String name, String type)
            throws IOException {
        byte[] found = known.get(name);
        if (found == null) {
            answer(exchange, 404, new byte[0]);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Docker-Content-Digest", digest(found));
        answer(exchange, 200, found);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
        }
        exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        if (!head && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static String digest(byte[] bytes) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
