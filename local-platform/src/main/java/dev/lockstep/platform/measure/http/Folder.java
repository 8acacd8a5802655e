package dev.lockstep.platform.measure.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What is deployed: names and texts. */
public record Folder(SortedMap<String, String> files) {

    public Folder {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** Pages {@code /pages/:id}, each filled with what the source tells of it, and fresh for that long. */
    public static Folder ofPages(String design, SlowSource source, String revalidate) {
        return ofPages(design, source, revalidate, "");
    }

    /** {@code options} are further lines of the route. */
    public static Folder ofPages(String design, SlowSource source, String revalidate, String options) {
        return new Folder(new TreeMap<>(Map.of(
                "index.html",
                design,
                "page.html",
                "<!doctype html><title>" + design + "</title><p>{data.price}",
                "lockstep.yaml",
                """
                routes:
                  - path: /pages/:id
                    render: {template: page.html, data: "%s/:id"}
                    revalidate: %s
                    tags: [pages]
                %s""".formatted(source.url(), revalidate, options))));
    }

    byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
