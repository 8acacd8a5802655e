package dev.lockstep.kubernetes.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All settings of all services as a table in Markdown, one line for each key. */
final class SettingsTable {

    private static final String HEAD = """
            | setting | of | default | |
            |---|---|---|---|
            """;

    private final Map<String, Line> lines = new TreeMap<>();

    /** A key, who has it, and the setting itself as the first who says something of it declares it. */
    private record Line(List<String> services, Setting setting) {

        Line merge(Line other) {
            List<String> all = new ArrayList<>(services);
            all.addAll(other.services);
            return new Line(all, setting.text().isEmpty() ? other.setting : setting);
        }

        String markdown() {
            return "| `" + setting.key().replace(".*", ".NAME") + "` | " + String.join(", ", services) + " | "
                    + standard() + " | " + setting.text().replace("|", "\\|") + " |";
        }

        private String standard() {
            if (setting.required()) {
                return "has to be set";
            }
            return setting.standard().isEmpty() ? "none" : "`" + setting.standard() + "`";
        }
    }

    SettingsTable(Stream<Service> services) {
        services.forEach(service -> service.settings()
                .forEach(setting ->
                        lines.merge(setting.key(), new Line(List.of(service.word()), setting), Line::merge)));
    }

    /** Keys of which nobody says anything. */
    List<String> unexplained() {
        return lines.values().stream()
                .map(Line::setting)
                .filter(setting -> setting.text().isEmpty())
                .map(Setting::key)
                .toList();
    }

    String markdown() {
        return HEAD + lines.values().stream().map(Line::markdown).collect(Collectors.joining("\n")) + "\n";
    }
}
