package dev.lockstep.deploy.configuration;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.deploy.configuration.notation.Kinds;
import dev.lockstep.deploy.configuration.notation.Node;
import dev.lockstep.deploy.configuration.notation.Problems;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads which folders of a deploy visitors see. */
final class PublishReader {
    private static final String EXAMPLE = "{public: /, \".next/static\": /_next/static}";

    private final Kinds kinds;
    private final Problems problems;

    PublishReader(Problems problems) {
        this.kinds = new Kinds(problems);
        this.problems = problems;
    }

    Published read(Node node) {
        SortedMap<String, String> folders = new TreeMap<>();
        kinds.mapping(node, "'publish'", EXAMPLE)
                .ifPresent(mapping -> mapping.entries().forEach(entry -> read(entry, folders)));
        return folders.isEmpty() ? Published.EVERYTHING : new Published(folders);
    }

    private void read(Node.Entry entry, SortedMap<String, String> folders) {
        Optional<String> from = folder(entry.key(), entry.line());
        Optional<String> to = kinds.text(entry.value(), "'" + entry.key() + "'", "/")
                .flatMap(text -> folder(text.text(), text.line()));
        if (from.isPresent() && to.isPresent() && folders.putIfAbsent(from.get(), to.get()) != null) {
            problems.add(entry.line(), "'" + entry.key() + "' is published twice", "keep one of the two");
        }
    }

    /** With a slash in front and none behind; the root is empty. */
    private Optional<String> folder(String name, int line) {
        String inner = name.startsWith("./") ? name.substring(1) : name;
        String text = inner.startsWith("/") ? inner : "/" + inner;
        try {
            String path = new CanonicalPath(text.equals("/.") ? "/" : text).text();
            return Optional.of(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
        } catch (IllegalArgumentException refused) {
            problems.add(line, String.valueOf(refused.getMessage()), "for example " + EXAMPLE);
            return Optional.empty();
        }
    }
}
