package dev.lockstep.platform.up;

import dev.lockstep.platform.local.PlatformDescription;
import java.util.List;

/**
 * What a new user is told once everything runs.
 *
 * @param data where the state is kept
 */
public record Welcome(PlatformDescription platform, String data) {

    private static final String SITE = "shop";

    /** Where everything is, and nothing to look at yet. */
    public String withoutExample() {
        return """

                  Lockstep is running. Ctrl-C ends it; its state stays in %s.

                %s
                  Deploy  %s

                """.formatted(data, where(edges("")), deploy("my-site", "DIR"));
    }

    /**
     * The example's addresses, and three things to try.
     *
     * @param catalogue where the example's prices can be changed
     * @param secondDesign a folder that is ready to be deployed
     * @param firstDeploy what a rollback would go back to
     */
    public String withExample(String catalogue, String secondDesign, String firstDeploy) {
        return """

                  Lockstep is running. Ctrl-C ends it; its state stays in %s.

                %s
                  Try next, in another terminal:

                  1 Look       open %s/products/1 on both edges
                  2 Deploy     %s
                  3 Change     curl -X PUT -d '{"price": "39.00"}' %s/products/1
                  4 Roll back  curl -X POST -H 'Authorization: Bearer %s' \\
                                 '%s/sites/%s/deploys/%s/restore?wait=PT5S'

                """.formatted(
                        data,
                        where(edges(SITE)),
                        edges(SITE).getFirst(),
                        deploy(SITE, secondDesign),
                        catalogue,
                        platform.token(),
                        platform.api(),
                        SITE,
                        firstDeploy);
    }

    private String where(List<String> edges) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < edges.size(); i++) {
            lines.append("  ")
                    .append(platform.edges().get(i).name())
                    .append("  ")
                    .append(edges.get(i))
                    .append('\n');
        }
        return lines.append("  API     ")
                .append(platform.api())
                .append("\n  Token   ")
                .append(platform.token())
                .append('\n')
                .toString();
    }

    private List<String> edges(String site) {
        String host = site.isEmpty() ? platform.domain() : site + "." + platform.domain();
        return platform.edges().stream()
                .map(edge -> edge.url().replace("127.0.0.1", host))
                .toList();
    }

    private String deploy(String site, String folder) {
        return """
                NETLIFY_API_URL=%s NETLIFY_AUTH_TOKEN=%s \\
                                 netlify deploy --site %s --prod --no-build --dir %s""".formatted(platform.api(), platform.token(), site, folder);
    }
}
