package dev.lockstep.platform.measure;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** What the page of figures says of one measurement; what people write beside it stays theirs. */
public record Section(Measurement measurement, List<Figure> figures, String machine, LocalDate day) {

    public Section {
        figures = List.copyOf(figures);
    }

    /** The page with this section in the place of an earlier one, or at its end. */
    public String putInto(String page) {
        String begin = "<!-- " + measurement.name() + ": written by ./lockstep measure -->\n";
        String end = "<!-- end of " + measurement.name() + " -->\n";
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        return from < 0 || to < from
                ? page.stripTrailing() + "\n\n" + begin + text() + end
                : page.substring(0, from) + begin + text() + page.substring(to);
    }

    private String text() {
        return """
                ## `./lockstep measure %s`

                %s

                | | result | aim |
                |---|---|---|
                %s

                %s, %s.
                """.formatted(measurement.name(), measurement.method(), rows(), machine, day);
    }

    private String rows() {
        return figures.stream()
                .map(figure -> "| " + figure.what() + " | " + figure.result() + " | " + figure.aim() + " |")
                .collect(Collectors.joining("\n"));
    }
}
