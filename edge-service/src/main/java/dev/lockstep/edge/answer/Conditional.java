package dev.lockstep.edge.answer;

import dev.lockstep.contracts.manifest.redirect.Condition;
import dev.lockstep.edge.site.SiteView;
import java.util.LinkedHashSet;
import java.util.Set;

/** Marks what is answered differently to others, because a redirect of the site is for some visitors only. */
public final class Conditional {

    private static final String COOKIE = "cookie";

    private Conditional() {}

    /** The reply to a request, which that view has decided on. */
    public static Reply mark(Reply reply, RequestHead head, SiteView view) {
        if (!view.manifest().redirects().areConditional()) {
            return reply;
        }
        Set<Condition> conditions = view.manifest()
                .redirects()
                .decidedBy(head.asked(), Decide.fileOf(head.path(), view).isPresent());
        return conditions.isEmpty() ? reply : Vary.add(reply, fields(conditions, head.country()));
    }

    private static Set<String> fields(Set<Condition> conditions, Country country) {
        Set<String> fields = new LinkedHashSet<>();
        for (Condition condition : conditions) {
            switch (condition) {
                case LANGUAGE -> {
                    fields.add("accept-language");
                    fields.add(COOKIE);
                }
                case COUNTRY -> fields.add(country.field());
                case COOKIE -> fields.add(COOKIE);
            }
        }
        // Where no field tells the country, no rule that wants one holds for anybody.
        fields.remove("");
        return fields;
    }
}
