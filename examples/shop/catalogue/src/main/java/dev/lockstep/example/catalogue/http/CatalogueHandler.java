package dev.lockstep.example.catalogue.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.lockstep.example.catalogue.Product;
import dev.lockstep.example.catalogue.Shelf;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code GET /products?page=}, {@code GET /products/{id}}, {@code GET /stock/{id}}, and {@code PUT /products/{id}} with
 * {@code {"price": "39.00"}}, which is told in one line.
 */
final class CatalogueHandler implements HttpHandler {
    private static final int MAX_BODY_BYTES = 4096;
    private static final Pattern PRICE = Pattern.compile("\"price\"\\s*:\\s*\"?(\\d{1,6}(?:\\.\\d{1,2})?)\"?\\s*[,}]");
    private static final Pattern PAGE = Pattern.compile("(?:^|&)page=([1-9]\\d{0,3})(?:&|$)");

    private final Shelf shelf;
    private final PrintStream out;

    CatalogueHandler(Shelf shelf, PrintStream out) {
        this.shelf = shelf;
        this.out = out;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            byte[] body = answer.json().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().substring(1).split("/", -1);
        String id = path.length == 2 ? path[1] : "";
        return switch (exchange.getRequestMethod() + " " + path[0]) {
            case "GET products" -> path.length == 1 ? listing(exchange) : found(id, this::product);
            case "GET stock" -> found(id, Answer::stock);
            case "PUT products" -> reprice(id, body(exchange));
            default -> Answer.refused(404, "nothing here: try GET /products");
        };
    }

    private Answer listing(HttpExchange exchange) {
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), "");
        Matcher page = PAGE.matcher(query);
        return Answer.listing(shelf, page.find() ? Integer.parseInt(page.group(1)) : 1);
    }

    private Answer found(String id, Function<Product, Answer> answer) {
        return shelf.find(id).map(answer).orElseGet(CatalogueHandler::unknown);
    }

    private Answer reprice(String id, String body) {
        Matcher price = PRICE.matcher(body);
        if (!price.find()) {
            return Answer.refused(400, "send the new price as {\"price\": \"39.00\"}");
        }
        Optional<Product> before = shelf.find(id);
        Optional<Product> after = shelf.reprice(id, new BigDecimal(price.group(1)));
        before.ifPresent(old -> after.ifPresent(product -> tell(old, product)));
        return after.map(this::product).orElseGet(CatalogueHandler::unknown);
    }

    private void tell(Product before, Product after) {
        out.println("price changed product=" + after.id() + " from=" + before.price() + " to=" + after.price());
    }

    private Answer product(Product product) {
        return Answer.product(shelf, product);
    }

    private static Answer unknown() {
        return Answer.refused(404, "no such product");
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readNBytes(MAX_BODY_BYTES), StandardCharsets.UTF_8);
    }
}
