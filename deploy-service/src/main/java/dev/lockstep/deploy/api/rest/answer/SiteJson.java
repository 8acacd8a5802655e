package dev.lockstep.deploy.api.rest.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A site as Netlify's API writes it, and what Lockstep adds. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SiteJson(
        String id,
        String siteId,
        String name,
        String state,
        @Nullable String customDomain,
        List<String> domainAliases,
        boolean hasPassword,
        boolean hasPreviewToken,
        String passwordContext,
        boolean pins,
        boolean monotonicReads,
        String url,
        String sslUrl,
        String adminUrl,
        String accountSlug,
        String accountId,
        long epoch,
        String lease,
        @Nullable DeployJson publishedDeploy,
        Instant createdAt,
        Instant updatedAt,
        @Nullable PropagationJson propagation) {}
