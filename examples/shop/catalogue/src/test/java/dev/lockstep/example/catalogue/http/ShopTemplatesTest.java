package dev.lockstep.example.catalogue.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.example.catalogue.Goods;
import dev.lockstep.example.catalogue.Product;
import dev.lockstep.example.catalogue.Shelf;
import io.quarkus.qute.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both designs of the shop, filled with what the catalogue answers. */
class ShopTemplatesTest {
    private static final Path SHOP = Path.of("..");

    private final Engine engine = Engine.builder().addDefaults().build();
    private final Shelf shelf = Goods.shelf();
    private final Product hourglass = shelf.find("1").orElseThrow();

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void aProductPageShowsThePriceAndThreeOthers(String design) throws IOException {
        String page = render(design, "product.html", Answer.product(shelf, hourglass));

        assertThat(page).contains("Hourglass", "€ 49.00", "href=\"/products/4\"", "href=\"/stock/1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void theFirstListingLeadsToTheSecondAndBack(String design) throws IOException {
        String first = render(design, "listing.html", Answer.listing(shelf, 1));
        String second = render(design, "listing.html", Answer.listing(shelf, 2));

        assertThat(first).contains("Kitchen timer", "?page=2").doesNotContain("Candle clock", "?page=0");
        assertThat(second).contains("Candle clock", "?page=1").doesNotContain("Kitchen timer", "?page=0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void aStockPageKnowsWhenAllAreGone(String design) throws IOException {
        Product cradle = shelf.find("7").orElseThrow();

        assertThat(render(design, "stock.html", Answer.stock(hourglass))).contains(">12<");
        assertThat(render(design, "stock.html", Answer.stock(cradle))).contains("All gone");
    }

    private String render(String design, String template, Answer answer) throws IOException {
        String source = Files.readString(SHOP.resolve(design).resolve(template));
        Map<?, ?> data = new ObjectMapper().readValue(answer.json(), Map.class);
        return engine.parse(source)
                .data("data", data, "params", Map.of("id", "1"))
                .render();
    }
}
