package dev.lockstep.platform.measure;

import java.util.List;
import java.util.stream.Collectors;

/** Figures as a terminal shows them. */
public record Table(List<Figure> figures) {

    public Table {
        figures = List.copyOf(figures);
    }

    @Override
    public String toString() {
        int width = figures.stream()
                .mapToInt(figure -> figure.what().length())
                .max()
                .orElse(0);
        return figures.stream()
                .map(figure -> "    " + figure.what()
                        + " ".repeat(width - figure.what().length()) + "  "
                        + figure.result()
                        + (figure.aim().isEmpty() ? "" : "  (aim " + figure.aim() + ")") + "\n")
                .collect(Collectors.joining());
    }
}
