package dev.lockstep.deploy.api.rest.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.contracts.event.Problem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deploy as Netlify's API writes it, and what Lockstep adds.
 *
 * @param url what shows what is live
 * @param pinned whether it is kept however many come after it
 * @param deployUrl what shows this deploy: its branch's address, if it is made for one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeployJson(
        String id,
        String siteId,
        String name,
        String state,
        boolean draft,
        String branch,
        String title,
        String context,
        String url,
        String sslUrl,
        String deployUrl,
        String deploySslUrl,
        LinksJson links,
        String adminUrl,
        boolean locked,
        boolean pinned,
        List<String> required,
        List<String> requiredFunctions,
        @Nullable String errorMessage,
        List<Problem> problems,
        @Nullable Instant publishedAt,
        @Nullable WarmUpJson warmUp,
        Instant createdAt,
        Instant updatedAt,
        @Nullable PropagationJson propagation) {}
