package dev.lockstep.deploy.api.rest.purge;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.contracts.event.PurgeScope;
import dev.lockstep.deploy.api.rest.answer.PropagationJson;
import dev.lockstep.deploy.api.rest.answer.Word;
import dev.lockstep.deploy.purge.PurgePages;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A purge, and how far it has come for those who wait. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PurgeJson(
        String siteId,
        String kind,
        List<String> scopes,
        long epoch,
        @Nullable PropagationJson propagation) {

    static PurgeJson of(PurgePages.Outcome.Purged purged, @Nullable PropagationJson propagation) {
        return new PurgeJson(
                purged.statement().site().text(),
                Word.of(purged.purge().kind()),
                purged.purge().scopes().stream().map(PurgeScope::text).toList(),
                purged.statement().epoch().number(),
                propagation);
    }
}
