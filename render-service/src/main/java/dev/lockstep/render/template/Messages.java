package dev.lockstep.render.template;

import dev.lockstep.contracts.manifest.PageKey;
import dev.lockstep.render.content.DeployContent;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Texts in the page's language, as its key names it: of {@code _templates/messages/de.properties}, and what is missing
 * there of {@code default.properties} beside it.
 */
final class Messages {

    private static final String FOLDER = "_templates/messages/";
    private static final String DEFAULT = "default";

    private Messages() {}

    static Map<String, String> of(DeployContent content, PageKey key) {
        Map<String, String> messages = new HashMap<>(read(content, DEFAULT));
        messages.putAll(read(content, key.headers().getOrDefault("accept-language", DEFAULT)));
        return messages;
    }

    private static Map<String, String> read(DeployContent content, String language) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(
                    content.source(FOLDER + language + ".properties").orElse("")));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        Map<String, String> messages = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> messages.put(name, properties.getProperty(name)));
        return messages;
    }
}
