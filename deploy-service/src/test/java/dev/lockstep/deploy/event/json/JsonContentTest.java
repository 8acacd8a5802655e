package dev.lockstep.deploy.event.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.deploy.event.rule.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonContentTest {

    @Test
    void valuesAreTextsAsTheyWereWritten() {
        assertThat(read("{\"id\":7,\"on\":true,\"none\":null,\"tags\":[\"a\",1.50]}"))
                .contains(new Content.Fields(Map.of(
                        "id",
                        new Content.Text("7"),
                        "on",
                        new Content.Text("true"),
                        "none",
                        Content.nothing(),
                        "tags",
                        new Content.Items(List.of(new Content.Text("a"), new Content.Text("1.5"))))));
    }

    @Test
    void noBytesAreNothing() {
        assertThat(read("")).contains(Content.nothing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "nonsense", "{\"a\":}"})
    void whatIsNoJsonIsTold(String text) {
        assertThat(read(text)).isEmpty();
    }

    @Test
    void whatIsTooDeepIsNotRead() {
        assertThat(read("[".repeat(10_000) + "]".repeat(10_000))).isEmpty();
    }

    private static Optional<Content> read(String text) {
        return new JsonContent().read(text.getBytes(UTF_8));
    }
}
