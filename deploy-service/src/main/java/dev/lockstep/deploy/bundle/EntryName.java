package dev.lockstep.deploy.bundle;

import dev.lockstep.contracts.manifest.CanonicalPath;
import java.util.regex.Pattern;

/**
 * Where an entry of an archive lies. Names that would mean another place to some program are refused rather than
 * mended, even though nothing here is ever unpacked to a path.
 */
final class EntryName {
    private static final int DEEPEST = 50;
    private static final int SHOWN = 80;
    private static final Pattern DRIVE = Pattern.compile("[a-zA-Z]:.*", Pattern.DOTALL);

    private EntryName() {}

    /** The path of an entry; {@code ./}, which tar puts in front, and a folder's slash at the end mean nothing. */
    static CanonicalPath path(String name) throws RefusedBundleException {
        String relative = name.startsWith("./") ? name.substring(2) : name;
        String text = relative.endsWith("/") ? relative.substring(0, relative.length() - 1) : relative;
        if (text.startsWith("/") || DRIVE.matcher(text).matches()) {
            throw refused(name, "is an absolute path");
        }
        if (text.contains("\\")) {
            throw refused(name, "holds a backslash: pack with '/' between folders");
        }
        if (text.isEmpty() || text.contains("//")) {
            throw refused(name, "has an empty part");
        }
        try {
            return shallow(name, new CanonicalPath("/" + text));
        } catch (IllegalArgumentException notCanonical) {
            throw refused(name, "is too long, leads elsewhere ('.' or '..') or holds control characters");
        }
    }

    /** The folder that an archive was packed from, which tar names too. */
    static boolean isRoot(String name) {
        return name.equals("./") || name.equals(".");
    }

    /** A name as it may be told: on one line, and not whole when it is long. */
    static String shown(String name) {
        String start = name.length() > SHOWN ? name.substring(0, SHOWN) + "…" : name;
        return "'" + start.replaceAll("\\p{Cntrl}", "�") + "'";
    }

    private static CanonicalPath shallow(String name, CanonicalPath path) throws RefusedBundleException {
        if (path.segments().size() > DEEPEST) {
            throw refused(name, "lies deeper than " + DEEPEST + " folders");
        }
        return path;
    }

    private static RefusedBundleException refused(String name, String why) {
        return new RefusedBundleException("the name of entry " + shown(name) + " " + why);
    }
}
