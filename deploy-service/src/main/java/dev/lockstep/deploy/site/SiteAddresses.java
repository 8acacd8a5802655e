package dev.lockstep.deploy.site;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.deploy.domain.DomainName;
import java.util.List;

/** Under which hosts sites and deploys are shown, and how that is written as a URL. */
public final class SiteAddresses {
    private final String domain;
    private final String publicUrl;

    public SiteAddresses(SiteSettings settings) {
        this.domain = settings.domain();
        this.publicUrl = settings.publicUrl();
    }

    public List<String> hosts(SiteName site) {
        return List.of(host(site));
    }

    /** The hosts that show one deploy for ever. */
    public List<String> hosts(SiteName site, DeployId deploy) {
        return List.of(host(site, deploy));
    }

    /** The hosts that show what was deployed last on a branch. */
    public List<String> hosts(SiteName site, BranchLabel branch) {
        return List.of(branch + "--" + host(site));
    }

    public String url(SiteName site) {
        return publicUrl.replace("{host}", host(site));
    }

    public String url(SiteName site, DeployId deploy) {
        return publicUrl.replace("{host}", host(site, deploy));
    }

    public String url(SiteName site, BranchLabel branch) {
        return publicUrl.replace("{host}", hosts(site, branch).getFirst());
    }

    /** What a host is called that an owner brought. */
    public String url(DomainName domain) {
        return publicUrl.replace("{host}", domain.text());
    }

    /** Whether this platform gives a host to a site, itself or for one of its deploys and branches. */
    public boolean isOf(SiteName site, String host) {
        return host.equals(host(site)) || host.endsWith("--" + host(site));
    }

    /** Whether a domain is one that this platform gives to sites, or could. */
    boolean isOurs(DomainName name) {
        return name.isWithin(domain);
    }

    private String host(SiteName site) {
        return site + "." + domain;
    }

    private String host(SiteName site, DeployId deploy) {
        return deploy + "--" + site + "." + domain;
    }
}
