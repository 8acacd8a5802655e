package dev.lockstep.example.catalogue;

import java.math.BigDecimal;
import java.util.List;

/** What the shop sells. */
public final class Goods {
    private Goods() {}

    public static Shelf shelf() {
        return new Shelf(List.of(
                new Product(
                        "1",
                        "Hourglass",
                        "Three minutes, to the grain",
                        new BigDecimal("49.00"),
                        "hourglass",
                        "Blown in one piece, filled with marble sand, sieved three times. Turn it and the egg is yours.",
                        "Glass, smoked oak",
                        "9 × 18 cm",
                        12),
                new Product(
                        "2",
                        "Metronome",
                        "Forty to two hundred and eight",
                        new BigDecimal("128.00"),
                        "metronome",
                        "A spring, a weight and no opinion about your playing. Winds once for a whole sonata.",
                        "Maple, brass, steel spring",
                        "11 × 22 cm",
                        5),
                new Product(
                        "3",
                        "Sundial",
                        "Never needs winding",
                        new BigDecimal("210.00"),
                        "sundial",
                        "Cut for your latitude. Keeps perfect time on the days that deserve it.",
                        "Bronze on slate",
                        "30 cm across",
                        3),
                new Product(
                        "4",
                        "Wall clock",
                        "For a room that likes to know",
                        new BigDecimal("164.00"),
                        "wall-clock",
                        "A large plain face that can be read from the far end of the longest kitchen.",
                        "Spun steel, enamel",
                        "36 cm across",
                        8),
                new Product(
                        "5",
                        "Pocket watch",
                        "A small ceremony",
                        new BigDecimal("390.00"),
                        "pocket-watch",
                        "Seventeen jewels and a lid that closes with the right click.",
                        "Brass, mineral glass",
                        "4.6 cm across",
                        2),
                new Product(
                        "6",
                        "Kitchen timer",
                        "Sixty minutes and one ring",
                        new BigDecimal("24.50"),
                        "kitchen-timer",
                        "A spring in an egg. It cannot be snoozed, it needs no account, it has no other features.",
                        "Enamelled tin",
                        "7 × 9 cm",
                        40),
                new Product(
                        "7",
                        "Cradle",
                        "Momentum, conserved",
                        new BigDecimal("58.00"),
                        "cradle",
                        "Five steel balls that hand one push to each other until everybody has seen it.",
                        "Steel, walnut",
                        "18 × 16 cm",
                        0),
                new Product(
                        "8",
                        "Cuckoo clock",
                        "It knows when to be quiet",
                        new BigDecimal("275.00"),
                        "cuckoo-clock",
                        "Calls on the hour, sleeps from ten to seven, and has never been seen to oversleep.",
                        "Lime wood, bellows of kid leather",
                        "24 × 34 cm",
                        4),
                new Product(
                        "9",
                        "Candle clock",
                        "Four hours of evening",
                        new BigDecimal("18.00"),
                        "candle-clock",
                        "One ring of wax for each hour. The oldest alarm there is: a nail, a tin plate, a drop.",
                        "Beeswax, tin",
                        "5 × 20 cm",
                        65)));
    }
}
