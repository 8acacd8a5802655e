package dev.lockstep.deploy.api.rest.deploy;

import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.deploy.upload.Sha1;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The list of files that a client sent, read strictly: paths have one spelling. */
record AnnouncedFiles(SortedMap<CanonicalPath, Sha1> files, List<Problem> problems) {
    private static final int MOST_FILES = 50_000;
    private static final int MOST_PROBLEMS = 20;

    static AnnouncedFiles read(Map<String, @Nullable String> announced) {
        SortedMap<CanonicalPath, Sha1> files = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        if (announced.isEmpty()) {
            problems.add(Problem.of("a deploy has at least one file", "name its files, with the SHA-1 of each"));
        } else if (announced.size() > MOST_FILES) {
            problems.add(Problem.of("a deploy has at most " + MOST_FILES + " files", "deploy fewer files"));
        } else {
            announced.forEach((path, sha1) -> read(path, sha1, files, problems));
        }
        return new AnnouncedFiles(files, List.copyOf(problems.subList(0, Math.min(MOST_PROBLEMS, problems.size()))));
    }

    private static void read(
            String text, @Nullable String hex, SortedMap<CanonicalPath, Sha1> files, List<Problem> problems) {
        Optional<Sha1> sha1 = Sha1.parse(Objects.requireNonNullElse(hex, "").toLowerCase(Locale.ROOT));
        if (sha1.isEmpty()) {
            problems.add(Problem.of("not a SHA-1: '" + hex + "'", "name each file's bytes by 40 hexadecimal digits"));
            return;
        }
        try {
            CanonicalPath path = new CanonicalPath(text.startsWith("/") ? text : "/" + text);
            if (path.segments().contains("")) {
                problems.add(Problem.of("not a file's path: '" + text + "'", "name each file by its whole path"));
            } else if (files.put(path, sha1.get()) != null) {
                problems.add(Problem.of(twice(path), "name each file once"));
            }
        } catch (IllegalArgumentException refused) {
            problems.add(Problem.of(String.valueOf(refused.getMessage()), "rename the file"));
        }
    }

    /** Names differ in their first slash alone where they are one path. */
    private static String twice(CanonicalPath path) {
        return "two files have one path: '" + path.text().substring(1) + "' and '" + path + "'";
    }
}
