package dev.lockstep.example.catalogue;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Something the shop sells.
 *
 * @param line what it is, in a few words
 * @param art the name of its picture
 * @param left how many there are
 */
public record Product(
        String id,
        String name,
        String line,
        BigDecimal price,
        String art,
        String story,
        String material,
        String size,
        int left) {

    public Product {
        if (price.signum() < 0) {
            throw new IllegalArgumentException("a price is not negative: " + price);
        }
        price = price.setScale(2, RoundingMode.HALF_EVEN);
    }

    Product at(BigDecimal newPrice) {
        return new Product(id, name, line, newPrice, art, story, material, size, left);
    }
}
