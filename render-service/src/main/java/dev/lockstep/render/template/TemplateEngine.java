package dev.lockstep.render.template;

import java.util.Optional;
import java.util.function.Function;

/** Makes templates of a deploy's sources. */
@FunctionalInterface
public interface TemplateEngine {

    /** Templates, and what they include, are read from {@code sources} by their names. */
    Templates of(Function<String, Optional<String>> sources);
}
