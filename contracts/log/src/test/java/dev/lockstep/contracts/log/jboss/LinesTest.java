package dev.lockstep.contracts.log.jboss;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.log.About;
import dev.lockstep.contracts.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

class LinesTest {

    private static final String FORGED = "failed path=/\n2026-11-28 ERROR all is lost\r\033[2J";
    private static final About WORK = About.of(new SiteId("shop"), new DeployId("d1"), new Epoch(7));
    private static final Trace TRACE = Trace.parse("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

    private final JsonLines json = new JsonLines();
    private final TextLines text = new TextLines("%-5p [%c{3.}] (%t) %s%e%n");

    @Test
    void aRecordIsAnObjectAsTheDocumentsShowIt() throws IOException {
        // Given
        String documented = Files.readAllLines(Path.of("../../docs/observability.md")).stream()
                .filter(line -> line.startsWith("{\"timestamp\""))
                .findFirst()
                .orElseThrow();
        ExtLogRecord record = record("page not rendered page=/products/1 problem=the source is down");
        record.setLoggerName("dev.lockstep.render.request.Workshop");

        // When
        String line = WORK.call(() -> TRACE.call(() -> json.format(record)));

        // Then
        assertThat(line).isEqualTo(documented + "\n");
    }

    @Test
    void whatIsNotKnownIsLeftOut() throws IOException {
        assertThat(read(json.format(record("started"))).fieldNames())
                .toIterable()
                .containsExactly("timestamp", "level", "logger", "message", "thread");
    }

    @Test
    void anExceptionIsAnObjectWithWhatHadCausedIt() throws IOException {
        // Given
        Exception failure = new IOException("cannot\nread", new IllegalStateException("closed"));
        failure.addSuppressed(new IOException("nor close"));

        // When
        JsonNode told = read(json.format(record("failed", failure))).get("exception");

        // Then
        assertThat(told.get("type").asText()).isEqualTo("java.io.IOException");
        assertThat(told.get("message").asText()).isEqualTo("cannot\\nread");
        assertThat(told.get("stack").get(0).asText()).contains("LinesTest.anExceptionIsAnObject");
        assertThat(told.get("cause").get("message").asText()).isEqualTo("closed");
        assertThat(told.get("suppressed").get(0).get("message").asText()).isEqualTo("nor close");
    }

    @Test
    void exceptionsThatCauseEachOtherEnd() throws IOException {
        // Given
        Exception first = new IOException("first");
        Exception second = new IOException("second", first);
        first.initCause(second);

        // When
        JsonNode told = read(json.format(record("failed", first))).get("exception");

        // Then
        assertThat(told.get("cause").get("message").asText()).isEqualTo("second");
        assertThat(told.get("cause").has("cause")).isFalse();
    }

    @Test
    void nobodyForgesALineOfJson() throws IOException {
        String line = json.format(record(FORGED));

        assertThat(line.lines()).hasSize(1);
        assertThat(read(line).get("message").asText())
                .isEqualTo("failed path=/\\n2026-11-28 ERROR all is lost\\r\\u001b[2J");
    }

    @Test
    void nobodyForgesALineOfText() {
        assertThat(text.format(record(FORGED)))
                .isEqualTo("WARN  [dev.loc.Shop] (worker-1) "
                        + "failed path=/\\n2026-11-28 ERROR all is lost\\r\\u001b[2J\n");
    }

    @Test
    void linesOfAnExceptionDoNotLookLikeRecords() {
        String lines =
                text.format(record("failed", new IOException("gone\nERROR all is lost\033", new IOException("x"))));

        assertThat(lines.lines().skip(1)).isNotEmpty().allMatch(line -> line.startsWith("\t"));
        assertThat(lines).contains("\tERROR all is lost\\u001b").contains("\tCaused by: ");
    }

    @Test
    void noAddressTellsItsKeysWhoeverLogsIt() throws IOException {
        ExtLogRecord record = record(
                "cannot ask https://api.test/p?key=s3cret",
                new IOException(
                        "https://me:s3cret@api.test is down", new IOException("jdbc:x://db/a?password=s3cret")));

        assertThat(text.format(record))
                .contains("/p?key=***", "https://api.test is down", "a?password=***")
                .doesNotContain("s3cret");
        assertThat(read(json.format(record)).toString())
                .contains("/p?key=***", "https://api.test is down", "a?password=***")
                .doesNotContain("s3cret");
    }

    @Test
    void textSaysAfterTheMessageWhatIsBeingWorkedOn() {
        ExtLogRecord record = record("page made");

        assertThat(WORK.call(() -> text.format(record))).endsWith("page made site=shop deploy=d1 epoch=7\n");
    }

    private static JsonNode read(String line) throws IOException {
        return new ObjectMapper().readTree(line);
    }

    private static ExtLogRecord record(String message) {
        ExtLogRecord record = new ExtLogRecord(Level.WARN, message, LinesTest.class.getName());
        record.setLoggerName("dev.lockstep.Shop");
        record.setThreadName("worker-1");
        record.setInstant(Instant.parse("2026-11-28T16:30:00.123Z"));
        return record;
    }

    private static ExtLogRecord record(String message, Throwable thrown) {
        ExtLogRecord record = record(message);
        record.setThrown(thrown);
        return record;
    }
}
