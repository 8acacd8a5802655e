package dev.lockstep.edge.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FieldsTest {

    private static final Map<String, String> SOME = Map.of("age", "3", "etag", "\"1\"");

    @Test
    void theyAreWhatTheyWereMadeOf() {
        Fields fields = Fields.of(SOME);

        assertThat(fields).isEqualTo(SOME).hasSameHashCodeAs(SOME).hasSize(2);
        assertThat(fields.get("age")).isEqualTo("3");
        assertThat(fields.get("date")).isNull();
        assertThat(fields.containsKey("etag")).isTrue();
        assertThat(fields.containsKey("\"1\"")).isFalse();
        assertThat(Fields.of(fields)).isSameAs(fields);
    }

    @Test
    void oneMoreIsAnotherHeader() {
        Fields before = Fields.of(SOME);

        assertThat(before.with("date", "now")).containsEntry("date", "now").hasSize(3);
        assertThat(before.with("age", "4")).containsEntry("age", "4").hasSize(2);
        assertThat(before).isEqualTo(SOME);
    }

    @Test
    void eachIsSeenOnce() {
        Map<String, String> seen = new TreeMap<>();

        Fields.of(SOME).with("vary", "cookie").forEach(seen::put);

        assertThat(seen).isEqualTo(Map.of("age", "3", "etag", "\"1\"", "vary", "cookie"));
    }
}
