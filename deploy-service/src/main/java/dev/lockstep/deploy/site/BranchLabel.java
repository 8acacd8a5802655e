package dev.lockstep.deploy.site;

import dev.lockstep.contracts.event.DeployPublished;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a branch is called in the host that shows it. */
public record BranchLabel(String text) {

    private static final String BETWEEN = "--";

    /** RFC 1035 §2.3.4: the branch, "--" and the site's name share one label of a host. */
    private static final int LONGEST_LABEL = 63;

    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern LIKE_A_DEPLOY = Pattern.compile("[0-9a-f]{20}");

    public BranchLabel {
        if (!FORM.matcher(text).matches() || isTaken(text)) {
            throw new IllegalArgumentException("not a branch's label: '" + text + "'");
        }
    }

    /**
     * Small letters and digits, with one '-' for whatever else there is between them; cut to what a host has room for. Empty
     * for a branch of which nothing is left, or whose label would be a deploy's or say that it is live.
     */
    public static Optional<BranchLabel> of(String branch, SiteName site) {
        String dashed = branch.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        int room = LONGEST_LABEL - BETWEEN.length() - site.text().length();
        String label = stripped(
                stripped(dashed).substring(0, Math.min(room, stripped(dashed).length())));
        return label.isEmpty() || isTaken(label) ? Optional.empty() : Optional.of(new BranchLabel(label));
    }

    /** What is live is stated as a branch of that name, which not everybody may publish who deploys for branches. */
    private static boolean isTaken(String label) {
        return label.equals(DeployPublished.LIVE)
                || LIKE_A_DEPLOY.matcher(label).matches();
    }

    private static String stripped(String dashed) {
        return dashed.replaceAll("^-|-$", "");
    }

    @Override
    public String toString() {
        return text;
    }
}
