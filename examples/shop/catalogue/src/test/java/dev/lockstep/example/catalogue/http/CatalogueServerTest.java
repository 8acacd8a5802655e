package dev.lockstep.example.catalogue.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.example.catalogue.Goods;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogueServerTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final HttpClient client = HttpClient.newHttpClient();
    private CatalogueServer catalogue;

    @BeforeEach
    void start() throws IOException {
        catalogue = CatalogueServer.start(Goods.shelf(), 0, new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        client.close();
        catalogue.close();
    }

    @Test
    void theFirstLineNamesTheAddress() {
        assertThat(printed()).startsWith("catalogue ready url=" + catalogue.address());
    }

    @Test
    void aProductIsShownWithItsPrice() throws Exception {
        assertThat(get("/products/1").body()).contains("\"name\":\"Hourglass\"", "\"price\":\"49.00\"", "\"others\":[");
    }

    @Test
    void aNewPriceIsShownAndTold() throws Exception {
        // When
        HttpResponse<String> answer = put("/products/1", "{\"price\": 39}");

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(get("/products/1").body()).contains("\"price\":\"39.00\"");
        assertThat(printed()).contains("price changed product=1 from=49.00 to=39.00");
    }

    @Test
    void aListingKnowsThePagesBesideIt() throws Exception {
        assertThat(get("/products?page=").body()).contains("\"page\":1", "\"previous\":0", "\"next\":2");
        assertThat(get("/products?page=2").body()).contains("\"page\":2", "\"previous\":1", "\"next\":0");
    }

    @Test
    void aStockCountIsANumber() throws Exception {
        assertThat(get("/stock/1").body()).contains("\"left\":12");
    }

    @Test
    void whatIsUnknownIsNotFound() throws Exception {
        assertThat(get("/products/77").statusCode()).isEqualTo(404);
        assertThat(get("/products/1/price").statusCode()).isEqualTo(404);
        assertThat(put("/products/77", "{\"price\": 1}").statusCode()).isEqualTo(404);
    }

    @Test
    void aPriceThatIsNoneIsRefused() throws Exception {
        HttpResponse<String> answer = put("/products/1", "{\"price\": \"cheap\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("send the new price as {\\\"price\\\"");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(catalogue.address().resolve(path)).build());
    }

    private HttpResponse<String> put(String path, String json) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(catalogue.address().resolve(path))
                .PUT(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
