package dev.lockstep.contracts.manifest;

import java.util.List;

/** Which files a path may stand for. What is refused of a deploy and what is shown of it go by the same names. */
public final class PrettyNames {

    /** Characters of a path that still leave room for what is added to it, whatever their encoding. */
    private static final int LONGEST = 500;

    private PrettyNames() {}

    /** In the order in which they are looked for: the path itself, {@code about.html}, {@code about/index.html}. */
    public static List<CanonicalPath> of(CanonicalPath path) {
        String text = path.text();
        if (text.equals("/")) {
            return List.of(new CanonicalPath("/index.html"));
        }
        if (text.length() > LONGEST) {
            return List.of(path);
        }
        return text.endsWith("/")
                ? List.of(
                        new CanonicalPath(text + "index.html"),
                        new CanonicalPath(text.substring(0, text.length() - 1) + ".html"))
                : List.of(path, new CanonicalPath(text + ".html"), new CanonicalPath(text + "/index.html"));
    }
}
