package dev.lockstep.deploy.api.rest.answer;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.PreviewLock;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.deploy.domain.DomainName;
import dev.lockstep.deploy.domain.DomainStore;
import dev.lockstep.deploy.domain.Domains;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.lifecycle.Intent;
import dev.lockstep.deploy.lifecycle.Publication;
import dev.lockstep.deploy.site.BranchLabel;
import dev.lockstep.deploy.site.Live;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteAddresses;
import dev.lockstep.deploy.upload.Sha1;
import dev.lockstep.deploy.upload.UploadStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes sites and deploys in the dialect. */
@ApplicationScoped
public class Shapes {
    public static final String ACCOUNT = "lockstep";

    private final DeployStore deploys;
    private final UploadStore uploads;
    private final DomainStore domains;
    private final SiteAddresses addresses;

    Shapes(DeployStore deploys, UploadStore uploads, DomainStore domains, SiteAddresses addresses) {
        this.domains = domains;
        this.deploys = deploys;
        this.uploads = uploads;
        this.addresses = addresses;
    }

    public SiteJson site(Site site, UriInfo uri) {
        return site(site, uri, null);
    }

    public SiteJson site(Site site, UriInfo uri, @Nullable PropagationJson propagation) {
        Domains brought = domains.of(site.id());
        PreviewLock previews = site.settings().previews();
        String url = url(site, brought);
        return new SiteJson(
                site.id().text(),
                site.id().text(),
                site.name().text(),
                "current",
                brought.custom().stream().map(DomainName::text).findFirst().orElse(null),
                brought.aliases().stream().map(DomainName::text).toList(),
                !previews.passwords().isEmpty(),
                !previews.tokens().isEmpty(),
                previews.coversLive() ? "all" : "non_production",
                site.settings().continuity().pins(),
                site.settings().continuity().monotonicReads(),
                url,
                url,
                adminUrl(site, uri),
                ACCOUNT,
                ACCOUNT,
                site.epoch().number(),
                Word.of(site.settings().lease()),
                live(site, uri),
                site.createdAt(),
                site.updatedAt(),
                propagation);
    }

    public DeployJson deploy(Site site, Deploy deploy, UriInfo uri) {
        return deploy(site, deploy, uri, null);
    }

    public DeployJson deploy(Site site, Deploy deploy, UriInfo uri, @Nullable PropagationJson propagation) {
        String url = url(site, domains.of(site.id()));
        LinksJson links = links(site, deploy);
        List<Problem> problems = problems(deploy);
        return new DeployJson(
                deploy.id().text(),
                site.id().text(),
                site.name().text(),
                state(deploy),
                deploy.intent().draft(),
                deploy.intent().branch(),
                deploy.intent().title(),
                context(deploy.intent()),
                url,
                url,
                links.latest(),
                links.latest(),
                links,
                adminUrl(site, uri),
                site.pointer().locked() && site.pointer().live().shows(deploy.id()),
                deploy.pinned(),
                required(deploy),
                List.of(),
                problems.isEmpty() ? null : problems.stream().map(Problem::text).collect(Collectors.joining("\n")),
                problems,
                publishedAt(deploy.publication()),
                deploy.warmUp().of() == 0 ? null : WarmUpJson.of(deploy.warmUp()),
                deploy.createdAt(),
                deploy.updatedAt(),
                propagation);
    }

    private LinksJson links(Site site, Deploy deploy) {
        Optional<BranchLabel> branch = deploy.intent().draft()
                ? Optional.empty()
                : BranchLabel.of(deploy.intent().branch(), site.name());
        return new LinksJson(
                addresses.url(site.name(), deploy.id()),
                branch.map(label -> addresses.url(site.name(), label)).orElse(null));
    }

    private static String context(Intent intent) {
        if (intent.publishesWhenReady()) {
            return "production";
        }
        return intent.draft() ? "deploy-preview" : "branch-deploy";
    }

    /** What a site is called by: the domain that its owner brought for that, if they did. */
    private String url(Site site, Domains brought) {
        return brought.custom().stream().map(addresses::url).findFirst().orElseGet(() -> addresses.url(site.name()));
    }

    /** Within its site a deploy never says that it is locked: the Netlify CLI would ask its user whether to unlock it. */
    private @Nullable DeployJson live(Site site, UriInfo uri) {
        Site unlocked = site.pointTo(site.pointer().lock(false), site.updatedAt());
        return switch (site.pointer().live()) {
            case Live.Nothing() -> null;
            case Live.Showing(DeployId deploy) ->
                deploys.find(deploy).map(found -> deploy(unlocked, found, uri)).orElse(null);
        };
    }

    /** The dialect's clients append "/deploys/…" to it and show the result: here that is a deploy in this API. */
    private static String adminUrl(Site site, UriInfo uri) {
        return uri.getBaseUriBuilder()
                .path("api/v1/sites/{site}")
                .build(site.id().text())
                .toString();
    }

    private List<String> required(Deploy deploy) {
        return deploy.state() instanceof DeployState.Uploading
                ? uploads.required(deploy.id()).stream().map(Sha1::hex).toList()
                : List.of();
    }

    private static String state(Deploy deploy) {
        return switch (deploy.state()) {
            case DeployState.Uploading() -> "uploading";
            case DeployState.Processing() -> "processing";
            case DeployState.Warming ignored -> "processing";
            case DeployState.Ready ignored -> "ready";
            case DeployState.Failed ignored -> "error";
            case DeployState.Collected ignored -> "deleted";
        };
    }

    private static List<Problem> problems(Deploy deploy) {
        return deploy.state() instanceof DeployState.Failed(List<Problem> problems) ? problems : List.of();
    }

    private static @Nullable Instant publishedAt(Publication publication) {
        return switch (publication) {
            case Publication.Never() -> null;
            case Publication.Last last -> last.at();
        };
    }
}
