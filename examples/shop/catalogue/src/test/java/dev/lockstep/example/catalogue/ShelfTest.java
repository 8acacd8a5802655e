package dev.lockstep.example.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ShelfTest {
    private final Shelf shelf = Goods.shelf();

    @Test
    void everyProductIsOnOnePage() {
        assertThat(shelf.pages()).isEqualTo(2);
        assertThat(shelf.page(1)).extracting(Product::id).containsExactly("1", "2", "3", "4", "5", "6");
        assertThat(shelf.page(2)).extracting(Product::id).containsExactly("7", "8", "9");
        assertThat(shelf.page(3)).isEmpty();
    }

    @Test
    void theProductsAfterTheLastAreTheFirst() {
        Product last = shelf.find("9").orElseThrow();

        assertThat(shelf.after(last)).extracting(Product::id).containsExactly("1", "2", "3");
    }

    @Test
    void aPriceStays() {
        // When
        shelf.reprice("1", new BigDecimal("39.5"));

        // Then
        assertThat(shelf.find("1")).map(Product::price).hasValue(new BigDecimal("39.50"));
    }

    @Test
    void anUnknownProductHasNoPrice() {
        assertThat(shelf.reprice("77", BigDecimal.ONE)).isEmpty();
        assertThat(shelf.find("77")).isEmpty();
    }

    @Test
    void aPriceIsNotNegative() {
        assertThatThrownBy(() -> shelf.reprice("1", new BigDecimal("-1"))).hasMessageContaining("-1");
    }
}
