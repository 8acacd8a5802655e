package dev.lockstep.edge.skew;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.ManifestFile;
import dev.lockstep.edge.answer.Answer;
import dev.lockstep.edge.answer.Decide;
import dev.lockstep.edge.answer.Fingerprint;
import dev.lockstep.edge.answer.RequestHead;
import dev.lockstep.edge.site.Earlier;
import dev.lockstep.edge.site.Manifests;
import dev.lockstep.edge.site.SiteView;
import dev.lockstep.edge.site.Sites;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Files of deploys that were live until lately, for pages that visitors opened then. Only where the live deploy has no file
 * of that name, and never a page: whoever asks for a page gets what is live. Such an answer is wholly of its own deploy, and
 * says so.
 */
public final class EarlierFiles {

    private static final Pattern SUFFIX = Pattern.compile(".*[^/]\\.[A-Za-z0-9]+");
    private static final Pattern OF_A_PAGE = Pattern.compile(".*\\.(html?|xhtml)");
    private static final Pattern PAGE = Pattern.compile("(text/html|application/xhtml\\+xml)\\b.*");

    private final Sites sites;
    private final Manifests manifests;
    private final Retention retention;

    public EarlierFiles(Sites sites, Manifests manifests, Retention retention) {
        this.sites = sites;
        this.manifests = manifests;
        this.retention = retention;
    }

    /**
     * Whether an earlier deploy's file may be meant, by what the live deploy answers. A route or a redirect takes every
     * name that nothing else was meant by, but for those that only a build gives. What a redirect hides of the live deploy's
     * own files stays hidden.
     */
    public static boolean mayBeMeant(CanonicalPath path, Answer live) {
        return isOutOfPlace(path, live) && live.view().manifest().file(path).isEmpty();
    }

    private static boolean isOutOfPlace(CanonicalPath path, Answer live) {
        return switch (live) {
            case Answer.NotFound _ -> namesNoPage(path);
            case Answer.File file when file.status() == 404 -> namesNoPage(path);
            case Answer.File file -> file.status() == 200 && !file.isAt(path) && isOfABuild(path);
            case Answer.Moved _,
                    Answer.Hit _,
                    Answer.Stale _,
                    Answer.Expired _,
                    Answer.Miss _,
                    Answer.Pass _,
                    Answer.TooLong _ -> isOfABuild(path);
        };
    }

    /** What the latest of these deploys that has the file answers. May block: manifests are fetched. */
    public Optional<Answer> find(RequestHead head, SiteView live, Instant now) {
        List<Earlier> kept = retention.keeps(sites.earlier(live.site()), now);
        return kept.stream()
                .flatMap(earlier -> view(earlier).stream())
                .filter(view -> hasFile(head.path(), view))
                .findFirst()
                .flatMap(view -> Decide.file(head.path(), view));
    }

    /** One that cannot be read now is passed over: what is live is still there. */
    private Optional<SiteView> view(Earlier earlier) {
        try {
            return Optional.of(
                    earlier.shown().view(manifests.fetch(earlier.shown().manifest())));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean hasFile(CanonicalPath path, SiteView view) {
        return view.manifest()
                .file(path)
                .map(ManifestFile::contentType)
                .filter(type -> !PAGE.matcher(type).matches())
                .isPresent();
    }

    private static boolean isOfABuild(CanonicalPath path) {
        return namesNoPage(path) && Fingerprint.mayBeIn(path);
    }

    private static boolean namesNoPage(CanonicalPath path) {
        return path.text().indexOf('.') >= 0
                && SUFFIX.matcher(path.text()).matches()
                && !OF_A_PAGE.matcher(path.text()).matches();
    }
}
