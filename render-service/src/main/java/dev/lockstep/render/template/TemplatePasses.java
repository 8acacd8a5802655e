package dev.lockstep.render.template;

import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.manifest.ManifestFile;
import dev.lockstep.contracts.pass.HeaderFields;
import dev.lockstep.render.pass.PassOrder;
import dev.lockstep.render.pass.PassOutcome;
import dev.lockstep.render.pass.PassedResponse;
import dev.lockstep.render.pass.Passer;
import dev.lockstep.render.template.FillTemplate.Filling;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Fills a template for one visitor. It sees what its route names, as any template does, and nothing else of the visitor. */
public final class TemplatePasses implements Passer {

    private final FillTemplate templates;
    private final BlobStore blobs;

    public TemplatePasses(FillTemplate templates, BlobStore blobs) {
        this.templates = templates;
        this.blobs = blobs;
    }

    @Override
    public PassOutcome pass(PassOrder order, PassedResponse response) throws IOException {
        return switch (templates.fill(order.content(), order.page())) {
            case Filling.Text(int status, String type, String text, String ignored) ->
                answer(order, response, status, type, text.getBytes(StandardCharsets.UTF_8));
            case Filling.OwnFile(int status, ManifestFile file, String ignored) ->
                answer(order, response, status, file.contentType(), bytes(file));
            case Filling.Failed(Problem problem) -> new PassOutcome.Failed(problem);
        };
    }

    private static PassOutcome answer(PassOrder order, PassedResponse response, int status, String type, byte[] body)
            throws IOException {
        HeaderFields fields =
                HeaderFields.NONE.with("content-type", type).with("content-length", Integer.toString(body.length));
        try (OutputStream out = response.begin(status, fields)) {
            if (!order.request().method().equals("HEAD")) {
                out.write(body);
            }
        }
        return new PassOutcome.Answered();
    }

    private byte[] bytes(ManifestFile file) throws IOException {
        try (InputStream bytes = blobs.require(file.blob().digest())) {
            return bytes.readAllBytes();
        }
    }
}
