package dev.lockstep.deploy.site;

/** Sites at home. */
public record LocalSettings() implements SiteSettings {
    @Override
    public String domain() {
        return "localhost";
    }

    @Override
    public String publicUrl() {
        return "http://{host}";
    }
}
