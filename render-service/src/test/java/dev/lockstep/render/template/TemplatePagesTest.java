package dev.lockstep.render.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Echo;
import dev.lockstep.contracts.manifest.Freshness;
import dev.lockstep.contracts.manifest.ParameterTemplate;
import dev.lockstep.contracts.manifest.Render;
import dev.lockstep.contracts.outbound.AnswerHead;
import dev.lockstep.render.data.PageData;
import dev.lockstep.render.page.PageRenderer;
import dev.lockstep.render.page.PageRendererContract;
import dev.lockstep.render.page.Rendering;
import dev.lockstep.render.template.qute.QuteTemplates;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplatePagesTest extends PageRendererContract {

    private PageData.Answer says = new PageData.Answer.Missing(head(404, ""));

    @BeforeEach
    void writeTemplate() {
        sources.put("page.html", "{data.text}");
    }

    @Override
    protected PageRenderer renderer() {
        return new TemplatePages(new FillTemplate(QuteTemplates::new, address -> says), blobs);
    }

    @Override
    protected Render render() {
        return new Render.Template(new CanonicalPath("/page.html"), new ParameterTemplate("http://data/:id"));
    }

    @Override
    protected void sourceSays(int status, String text, String version) {
        says = switch (status) {
            case 200 ->
                new PageData.Answer.Found(
                        head(200, version), Map.of("text", text, "of", Map.of("version", new BigDecimal(9))));
            case 404, 410 -> new PageData.Answer.Missing(head(status, version));
            default -> new PageData.Answer.Failed(Problem.of("status " + status, ""));
        };
    }

    @Test
    void aPageSpeaksTheLanguageOfItsKey() throws Exception {
        sources.put("page.html", "{messages.greeting} {messages.name}{cookies.theme.or('')}");
        sources.put("_templates/messages/default.properties", "greeting=Hello\nname=Shop");
        sources.put("_templates/messages/de.properties", "greeting=Gr\\u00fcezi");
        sourceSays(200, "");

        Rendering german = render(new Freshness.UntilPurged(), Map.of("accept-language", "de-CH"));

        assertThat(bodyOf((Rendering.Page) german)).isEqualTo("Grüezi Shop");
        assertThat(bodyOf(page(new Freshness.UntilPurged()))).isEqualTo("Hello Shop");
    }

    @Test
    void templatesHaveLayoutsAndPartials() throws Exception {
        sources.put(
                "_templates/layout.html", "<main>{#insert content}nothing{/}</main>{#include _templates/foot.html /}");
        sources.put("_templates/foot.html", "<footer>");
        sources.put("page.html", "{#include _templates/layout.html}{#content}{data.text}{/content}{/include}");
        sourceSays(200, "seven");

        assertThat(bodyOf(page(new Freshness.UntilPurged()))).isEqualTo("<main>seven</main><footer>");
    }

    @ParameterizedTest
    @CsvSource({"of.version, 9", "of, ''", "of.version.more, ''", "else.version, ''"})
    void theVersionMayStandInTheData(String field, String version) throws Exception {
        sourceSays(200, "seven");

        Rendering.Page page = page(new Echo.Place.Field(List.of(field.split("\\.", -1))));

        assertThat(page.version()).isEqualTo(version);
    }

    private static AnswerHead head(int status, String version) {
        return new AnswerHead(status, new TreeMap<>(Map.of("x-version", List.of(version))));
    }
}
