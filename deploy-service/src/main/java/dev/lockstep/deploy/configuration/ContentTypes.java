package dev.lockstep.deploy.configuration;

import dev.lockstep.contracts.manifest.CanonicalPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;

/** The type that a file is served with, told by its name: the same on every machine. */
final class ContentTypes {
    /** Browsers store such a file rather than guess at what it is. */
    private static final String UNKNOWN = "application/octet-stream";

    private static final Properties BY_EXTENSION = load();

    private ContentTypes() {}

    static String of(CanonicalPath path) {
        String name = path.segments().getLast().toLowerCase(Locale.ROOT);
        String extension = name.substring(name.lastIndexOf('.') + 1);
        String type = BY_EXTENSION.getProperty(extension, UNKNOWN);
        return isText(type) ? type + "; charset=utf-8" : type;
    }

    private static boolean isText(String type) {
        return type.startsWith("text/");
    }

    private static Properties load() {
        Properties types = new Properties();
        try (InputStream table = ContentTypes.class.getResourceAsStream("content-types.properties")) {
            if (table == null) {
                throw new IllegalStateException("content-types.properties is not beside its class");
            }
            types.load(table);
            return types;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
