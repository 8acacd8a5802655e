package dev.lockstep.platform.measure.files;

import dev.lockstep.platform.measure.Notebook;
import dev.lockstep.platform.measure.Sample;
import dev.lockstep.platform.measure.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Where figures are kept: the page {@code performance.md}, and beside it the raw values of each measurement. */
public record FiguresFolder(Path docs) {

    public void keep(Section section, Notebook notebook) throws IOException {
        Path page = docs.resolve("performance.md");
        String before = Files.exists(page) ? Files.readString(page) : "# Figures\n";
        Files.writeString(page, section.putInto(before));
        if (!notebook.samples().isEmpty()) {
            Path raw = Files.createDirectories(docs.resolve("figures"))
                    .resolve(section.measurement().name() + ".csv");
            Files.write(raw, lines(notebook));
        }
    }

    /** One line for each sample: what, unit, and then the values. */
    private static List<String> lines(Notebook notebook) {
        return notebook.samples().entrySet().stream().map(FiguresFolder::line).toList();
    }

    private static String line(Map.Entry<String, Sample> kept) {
        String values = kept.getValue().values().stream()
                .map(value -> String.format(Locale.ROOT, "%.2f", value))
                .collect(Collectors.joining(","));
        return "\"" + kept.getKey() + "\"," + kept.getValue().unit() + "," + values;
    }
}
