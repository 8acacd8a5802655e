package dev.lockstep.deploy.event.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.PurgeKind;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventRuleTest {
    private static final Content SEVEN = fields(Map.of("id", text("7"), "version", text("2"), "shelf", text("a")));
    private static final Content BEFORE = fields(Map.of("id", text("7"), "version", text("1"), "shelf", text("b")));

    @Test
    void fieldsOfARecordFillTheHolesOfATag() {
        assertThat(rule("product:{value.id}", "products").concerned(change(SEVEN)))
                .containsExactlyInAnyOrderEntriesOf(Map.of("product:7", "2", "products", "2"));
    }

    @Test
    void aFieldThatIsNotThereGivesNoTag() {
        assertThat(rule("maker:{value.maker}").concerned(change(SEVEN))).isEmpty();
        assertThat(rule("product:{value.id.deep}").concerned(change(SEVEN))).isEmpty();
        assertThat(rule("product:{value.id}").concerned(change(Content.nothing())))
                .isEmpty();
    }

    @Test
    void aKeyCountsToo() {
        Change withdrawn = Change.of(text("7"), Content.nothing());

        assertThat(rule("product:{key}").concerned(withdrawn)).containsOnlyKeys("product:7");
    }

    @Test
    void eachOfAListGivesATagUpToALimit() {
        Content two = fields(Map.of("ids", new Content.Items(List.of(text("1"), text("2"), Content.nothing()))));
        Content many = fields(Map.of(
                "ids",
                new Content.Items(IntStream.range(0, 1_000)
                        .<Content>mapToObj(id -> text("" + id))
                        .toList())));

        assertThat(rule("product:{value.ids}").concerned(change(two))).containsOnlyKeys("product:1", "product:2");
        assertThat(rule("product:{value.ids}").concerned(change(many))).hasSize(TagPattern.MOST_TAGS);
    }

    @Test
    void anUpdateInDebeziumsEnvelopeConcernsWhatWasAndWhatIs() {
        Content update = debezium("u", BEFORE, SEVEN);

        assertThat(rule("shelf:{value.shelf}").concerned(change(update)))
                .containsExactlyInAnyOrderEntriesOf(Map.of("shelf:a", "2", "shelf:b", "1"));
    }

    @Test
    void aDeletionInDebeziumsEnvelopeConcernsWhatWas() {
        assertThat(rule("product:{value.id}").concerned(change(debezium("d", BEFORE, Content.nothing()))))
                .containsOnlyKeys("product:7");
    }

    @Test
    void aSchemaBesideThePayloadIsPassedOver() {
        Content wrapped =
                fields(Map.of("schema", fields(Map.of()), "payload", debezium("c", Content.nothing(), SEVEN)));

        assertThat(rule("product:{value.id}").concerned(change(wrapped))).containsOnlyKeys("product:7");
    }

    @Test
    void aRecordThatMerelyHasSuchFieldsIsNoEnvelope() {
        Content record = fields(Map.of("op", text("u"), "after", text("noon")));

        assertThat(rule("at:{value.after}").concerned(change(record))).containsOnlyKeys("at:noon");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2", "1.5", "2026-03-01", "-1", ""})
    void aVersionThatCannotBeComparedIsNoneAndIsTold(String version) {
        Change change = change(fields(Map.of("id", text("7"), "version", text(version))));

        assertThat(rule("product:{value.id}").concerned(change)).isEqualTo(Map.of("product:7", ""));
        assertThat(rule("product:{value.id}").unfitVersions(change)).containsExactly(version);
    }

    @Test
    void aRecordWithoutAVersionNamesNone() {
        Change change = change(fields(Map.of("id", text("7"))));

        assertThat(rule("product:{value.id}").concerned(change)).isEqualTo(Map.of("product:7", ""));
        assertThat(rule("product:{value.id}").unfitVersions(change)).isEmpty();
        assertThat(rule("product:{value.id}").unfitVersions(change(SEVEN))).isEmpty();
    }

    @Test
    void whatIsNoTagIsDropped() {
        Content hostile =
                fields(Map.of("id", new Content.Items(List.of(text("a\nb"), text("x".repeat(300)), text("")))));

        assertThat(rule("{value.id}").concerned(change(hostile))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a{", "a}", "{}", "{id}", "{value..id}", "{value.id", "{value.a b}", "{{value.id}}"})
    void aBrokenPatternIsNone(String pattern) {
        assertThat(TagPattern.parse(pattern)).isEmpty();
    }

    private static EventRule rule(String... tags) {
        return new EventRule(
                "products",
                Stream.of(tags).map(tag -> TagPattern.parse(tag).orElseThrow()).toList(),
                PurgeKind.SOFT,
                FieldPath.parse("value.version").stream().toList(),
                EventRule.DEFAULT_DEBOUNCE,
                EventRule.DEFAULT_MOST_PERCENT,
                false);
    }

    private static Change change(Content value) {
        return Change.of(Content.nothing(), value);
    }

    private static Content debezium(String operation, Content before, Content after) {
        return fields(Map.of(
                "op", text(operation), "before", before, "after", after, "source", fields(Map.of("db", text("shop")))));
    }

    private static Content text(String text) {
        return new Content.Text(text);
    }

    private static Content fields(Map<String, Content> fields) {
        return new Content.Fields(fields);
    }
}
