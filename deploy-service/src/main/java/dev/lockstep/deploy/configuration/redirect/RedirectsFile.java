package dev.lockstep.deploy.configuration.redirect;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.deploy.configuration.notation.Problems;
import dev.lockstep.deploy.configuration.notation.TextFile;
import java.util.List;

/** Reads {@code _redirects} line by line. */
public final class RedirectsFile {
    /** Some 50 000 rules of a usual length. */
    public static final TextFile FILE = new TextFile(new CanonicalPath("/_redirects"), 8 * 1024 * 1024);

    private final SiteRedirects site;
    private final Problems problems;

    public RedirectsFile(SiteRedirects site, Problems problems) {
        this.site = site;
        this.problems = problems;
    }

    public void read(String text) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            int number = i + 1;
            new RedirectLine(number, problems).read(lines.get(i)).ifPresent(rule -> site.add(number, rule, problems));
        }
    }
}
