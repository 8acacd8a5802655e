package dev.lockstep.render.page;

import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.manifest.Render;
import dev.lockstep.contracts.manifest.RoutedPage;
import dev.lockstep.render.content.DeployContents;
import dev.lockstep.render.site.KnownSites;
import java.net.URI;
import java.util.Objects;

/** Whom pages depend on while they are made. */
public final class Origins {

    private final KnownSites sites;
    private final DeployContents contents;

    public Origins(KnownSites sites, DeployContents contents) {
        this.sites = sites;
        this.contents = contents;
    }

    /** Never blocks: empty when nobody is asked, and as long as the deploy was not read yet. */
    public String of(PageRequested request) {
        return sites.manifest(request.deploy())
                .flatMap(contents::ifRead)
                .flatMap(content -> content.manifest().page(request.page()))
                .map(page -> of(request, page))
                .orElse("");
    }

    private static String of(PageRequested request, RoutedPage page) {
        return switch (page.route().render()) {
            case Render.Template template -> host(template.data().fillEncoded(page.values()));
            case Render.Origin origin ->
                Objects.requireNonNullElse(origin.base().getAuthority(), "");
            case Render.Server ignored -> "the server of " + request.deploy();
        };
    }

    private static String host(String address) {
        try {
            return Objects.requireNonNullElse(URI.create(address).getAuthority(), "");
        } catch (IllegalArgumentException noAddress) {
            return "";
        }
    }
}
