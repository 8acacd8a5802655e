package dev.lockstep.render.template.qute;

import dev.lockstep.contracts.event.Problem;
import dev.lockstep.render.template.TemplateOutcome;
import dev.lockstep.render.template.Templates;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.Results;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.ValueResolver;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import io.quarkus.qute.WithPriority;
import java.io.Reader;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** An engine of its own for each deploy, without reflection: a template reaches what it was given and nothing behind. */
public final class QuteTemplates implements Templates {
    private static final String HTML = "text/html";

    private final Engine engine;

    /** Reads templates, and what they include, from {@code sources} by their names. */
    public QuteTemplates(Function<String, Optional<String>> sources) {
        engine = Engine.builder()
                .addDefaults()
                .addValueResolver(ValueResolvers.rawResolver())
                .addValueResolver(fieldsFirst())
                .strictRendering(true)
                .addResultMapper(new HtmlEscaper(List.of(HTML)))
                .addLocator(name -> sources.apply(name).map(Source::new))
                .build();
    }

    @Override
    public TemplateOutcome fill(String name, Map<String, Object> values) {
        try {
            Template template = engine.getTemplate(name);
            if (template == null) {
                return broken(name, 0, "there is no such template", "is the file part of the deploy?");
            }
            return new TemplateOutcome.Filled(template.render(values));
        } catch (TemplateException failure) {
            return broken(name, failure);
        }
    }

    /** A field of JSON may be called {@code size} or {@code keys}, which the engine would take for the map's own. */
    private static ValueResolver fieldsFirst() {
        return ValueResolver.builder()
                .priority(WithPriority.DEFAULT_PRIORITY + 10)
                .appliesTo(context -> context.getParams().isEmpty()
                        && context.getBase() instanceof Map<?, ?> fields
                        && fields.containsKey(context.getName()))
                .resolveSync(context -> context.getBase() instanceof Map<?, ?> fields
                        ? fields.get(context.getName())
                        : Results.notFound(context))
                .build();
    }

    private static TemplateOutcome broken(String name, TemplateException failure) {
        var origin = failure.getOrigin();
        String reason = String.valueOf(failure.getMessage());
        String hint = "mend the template, or what its data answers";
        return origin == null
                ? broken(name, 0, reason, hint)
                : broken(origin.getTemplateId(), origin.getLine(), reason, hint);
    }

    private static TemplateOutcome broken(String file, int line, String reason, String hint) {
        return new TemplateOutcome.Broken(new Problem(file, line, reason, hint));
    }

    private record Source(String text) implements TemplateLocation {
        @Override
        public Reader read() {
            return new StringReader(text);
        }

        @Override
        public Optional<Variant> getVariant() {
            return Optional.of(Variant.forContentType(HTML));
        }
    }
}
