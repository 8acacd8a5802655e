package dev.lockstep.render.template.qute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.render.template.TemplateOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuteTemplatesTest {
    private static final Map<String, Object> VALUES =
            Map.of("data", Map.of("name", "<b>", "items", List.of(Map.of("id", 1), Map.of("id", 2))));

    @Test
    void valuesAreEscapedUnlessTheTemplateWantsThemRaw() {
        assertThat(fill("{data.name} {data.name.raw}")).isEqualTo(new TemplateOutcome.Filled("&lt;b&gt; <b>"));
    }

    @Test
    void listsAreWalked() {
        assertThat(fill("{#for x in data.items}{x.id};{/for}")).isEqualTo(new TemplateOutcome.Filled("1;2;"));
    }

    @Test
    void anErrorNamesFileAndLine() {
        assertThat(fill("one\n{data.missing}")).isInstanceOfSatisfying(TemplateOutcome.Broken.class, broken -> {
            assertThat(broken.problem().file()).isEqualTo("page.html");
            assertThat(broken.problem().line()).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{data.class}", "{data.getClass()}", "{data.name.class}", "{#if x", "{#include nowhere.html /}"})
    void whatIsNotGivenIsNotReached(String template) {
        assertThat(fill(template)).isInstanceOf(TemplateOutcome.Broken.class);
    }

    @Test
    void aFieldOfTheDataIsMeantBeforeWhatTheEngineKnowsOfMaps() {
        // The shop's pages told a size of 9, which was how many fields a product has.
        Map<String, Object> values = Map.of("data", Map.of("size", "9 x 18 cm", "values", "kept", "keys", "two"));

        assertThat(fill("{data.size}, {data.values}, {data.keys}", values))
                .isEqualTo(new TemplateOutcome.Filled("9 x 18 cm, kept, two"));
        assertThat(fill("{data.items.size}")).isEqualTo(new TemplateOutcome.Filled("2"));
    }

    private static TemplateOutcome fill(String template) {
        return fill(template, VALUES);
    }

    private static TemplateOutcome fill(String template, Map<String, Object> values) {
        return new QuteTemplates(name -> name.equals("page.html") ? Optional.of(template) : Optional.empty())
                .fill("page.html", values);
    }
}
