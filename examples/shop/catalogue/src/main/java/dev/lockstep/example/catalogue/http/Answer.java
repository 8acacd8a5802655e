package dev.lockstep.example.catalogue.http;

import dev.lockstep.example.catalogue.Product;
import dev.lockstep.example.catalogue.Shelf;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the catalogue says, in JSON. Prices are texts with two decimals, fit to be shown as they are. */
record Answer(int status, String json) {
    static Answer product(Shelf shelf, Product product) {
        Map<String, Object> fields = summary(product);
        fields.put("story", product.story());
        fields.put("material", product.material());
        fields.put("size", product.size());
        fields.put("others", shelf.after(product).stream().map(Answer::summary).toList());
        return ok(fields);
    }

    static Answer listing(Shelf shelf, int page) {
        List<Map<String, Object>> products =
                shelf.page(page).stream().map(Answer::summary).toList();
        return ok(Map.of(
                "page",
                page,
                "pages",
                shelf.pages(),
                "previous",
                page - 1,
                "next",
                page < shelf.pages() ? page + 1 : 0,
                "products",
                products));
    }

    static Answer stock(Product product) {
        Map<String, Object> fields = summary(product);
        fields.put("left", product.left());
        return ok(fields);
    }

    static Answer refused(int status, String reason) {
        return new Answer(status, JsonText.of(Map.of("error", reason)));
    }

    private static Answer ok(Map<String, Object> fields) {
        return new Answer(200, JsonText.of(fields));
    }

    private static Map<String, Object> summary(Product product) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", product.id());
        fields.put("name", product.name());
        fields.put("line", product.line());
        fields.put("price", product.price());
        fields.put("art", product.art());
        return fields;
    }
}
