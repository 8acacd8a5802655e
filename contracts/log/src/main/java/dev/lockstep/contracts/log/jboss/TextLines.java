package dev.lockstep.contracts.log.jboss;

import dev.lockstep.contracts.event.Redacted;
import dev.lockstep.contracts.event.Visible;
import java.util.stream.Collectors;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/** One line for each record. Further ones are of its exception, and begin with a tab, so that none looks like a record. */
final class TextLines extends ExtFormatter {

    private final PatternFormatter pattern;

    TextLines(String pattern) {
        this.pattern = new PatternFormatter(pattern);
    }

    @Override
    public String format(ExtLogRecord record) {
        ExtLogRecord line = new ExtLogRecord(record);
        line.setMessage(Visible.line(formatMessage(record)) + fields(), ExtLogRecord.FormatStyle.NO_FORMAT);
        String lines = Visible.lines(Redacted.text(pattern.format(line))).stripTrailing();
        return lines.replaceAll("\n(?!\t)", "\n\t") + "\n";
    }

    private static String fields() {
        return Fields.current().entrySet().stream()
                .map(field -> " " + field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining());
    }
}
