package dev.lockstep.render.template;

import java.util.Map;

/** The templates of one deploy. */
public interface Templates {
    /** Fills a template with maps, lists, texts and numbers; its values are escaped for HTML. */
    TemplateOutcome fill(String template, Map<String, Object> values);
}
