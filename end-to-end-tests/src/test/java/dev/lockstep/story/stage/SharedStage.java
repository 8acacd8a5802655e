package dev.lockstep.story.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One platform for all stories that leave it as they found it; each has a site of its own there. */
public final class SharedStage implements ParameterResolver {
    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(SharedStage.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(Stage.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(OURS).computeIfAbsent(Stage.class, ignored -> open(), Stage.class);
    }

    private static Stage open() {
        try {
            return Stage.open();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
