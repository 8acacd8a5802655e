package dev.lockstep.render.template;

import dev.lockstep.contracts.event.Problem;

/** What became of a template. */
public sealed interface TemplateOutcome {
    record Filled(String text) implements TemplateOutcome {}

    /** The template, or what it was filled with, is at fault. */
    record Broken(Problem problem) implements TemplateOutcome {}
}
