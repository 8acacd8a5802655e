package dev.lockstep.example.catalogue;

import java.math.BigDecimal;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The products, in order of their ids. Prices change; all else stays. */
public final class Shelf {
    private static final int PAGE_SIZE = 6;

    private final NavigableMap<String, Product> products = new ConcurrentSkipListMap<>();

    public Shelf(List<Product> products) {
        products.forEach(product -> this.products.put(product.id(), product));
    }

    public Optional<Product> find(String id) {
        return Optional.ofNullable(products.get(id));
    }

    /** The product at its new price; empty when there is no such product. */
    public Optional<Product> reprice(String id, BigDecimal price) {
        return Optional.ofNullable(products.computeIfPresent(id, (key, product) -> product.at(price)));
    }

    /** The products of one page, counted from 1; none beyond the last. */
    public List<Product> page(int number) {
        return products.values().stream()
                .skip((number - 1L) * PAGE_SIZE)
                .limit(PAGE_SIZE)
                .toList();
    }

    public int pages() {
        return Math.ceilDiv(products.size(), PAGE_SIZE);
    }

    /** The few that follow a product, around the end of the shelf. */
    public List<Product> after(Product product) {
        return Stream.concat(products.tailMap(product.id(), false).values().stream(), products.values().stream())
                .filter(other -> !other.id().equals(product.id()))
                .limit(3)
                .toList();
    }
}
