package dev.lockstep.render.template;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.manifest.ManifestFile;
import dev.lockstep.contracts.manifest.Upkeep;
import dev.lockstep.render.page.Lifetime;
import dev.lockstep.render.page.PageOrder;
import dev.lockstep.render.page.PageRenderer;
import dev.lockstep.render.page.Rendering;
import dev.lockstep.render.template.FillTemplate.Filling;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes pages of what templates are filled with. */
public final class TemplatePages implements PageRenderer {

    private final FillTemplate templates;
    private final BlobStore blobs;

    public TemplatePages(FillTemplate templates, BlobStore blobs) {
        this.templates = templates;
        this.blobs = blobs;
    }

    @Override
    public Rendering render(PageOrder order) throws IOException {
        return switch (templates.fill(order.content(), order.page())) {
            case Filling.Text(int status, String type, String text, String version) ->
                page(order, status, type, store(text), version);
            case Filling.OwnFile(int status, ManifestFile file, String version) ->
                page(order, status, file.contentType(), file.blob(), version);
            case Filling.Failed(Problem problem) -> new Rendering.Failed(problem);
        };
    }

    private static Rendering page(PageOrder order, int status, String contentType, Blob body, String version) {
        Upkeep upkeep = order.page().route().upkeep();
        return new Rendering.Page(
                status,
                new TreeMap<>(Map.of("content-type", contentType)),
                new TreeSet<>(order.page().tags()),
                Lifetime.of(upkeep, status, Lifetime.unlimited(upkeep.negative())),
                body,
                version);
    }

    private Blob store(String text) throws IOException {
        return blobs.put(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
