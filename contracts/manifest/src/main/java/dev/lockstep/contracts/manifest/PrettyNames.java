package dev.lockstep.contracts.manifest;

import java.util.List;

/** Which files a path may stand for. What is refused of a deploy and what is shown of it go by the same names. */
public final class PrettyNames {

    /** Characters of a path that still leave room for what is added to it, whatever their encoding. */
    private static final int LONGEST = 500;

    private PrettyNames() {}

    /** What a folder shows. */
    public static final String INDEX = "index.html";

    private static final String SUFFIX = ".html";

    /** In the order in which they are looked for: the path itself, {@code about.html}, {@code about/index.html}. */
    public static List<CanonicalPath> of(CanonicalPath path) {
        String text = path.text();
        if (text.equals("/")) {
            return List.of(new CanonicalPath(text + INDEX));
        }
        if (text.length() > LONGEST) {
            return List.of(path);
        }
        return text.endsWith("/")
                ? List.of(new CanonicalPath(withoutSlash(text) + SUFFIX), new CanonicalPath(text + INDEX))
                : List.of(path, new CanonicalPath(text + SUFFIX), new CanonicalPath(text + "/" + INDEX));
    }

    /**
     * Where a file is shown that was found under a path: a folder's with a slash at the end and others without, so that
     * links that are relative lead to the same from wherever one came. A file's whole name stays as it is.
     */
    public static CanonicalPath shownAt(CanonicalPath path, CanonicalPath file) {
        String text = path.text();
        if (text.equals("/") || file.equals(path)) {
            return path;
        }
        boolean isFolder = file.text().endsWith("/" + INDEX);
        return isFolder == text.endsWith("/") ? path : otherSlash(path);
    }

    /** The path without the slash at its end, or with one. */
    public static CanonicalPath otherSlash(CanonicalPath path) {
        return new CanonicalPath(path.text().endsWith("/") ? withoutSlash(path.text()) : path.text() + "/");
    }

    private static String withoutSlash(String text) {
        return text.substring(0, text.length() - 1);
    }
}
