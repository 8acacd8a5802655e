package dev.lockstep.deploy.finish;

import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.configuration.AssembleManifest;
import dev.lockstep.deploy.configuration.Assembly;
import dev.lockstep.deploy.upload.UploadStore;
import dev.lockstep.deploy.warmup.PublishWarm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.Function;

/** Takes a complete deploy through processing. Doing it again is harmless, at the same time too. */
public final class FinishDeploy {
    private final UploadStore uploads;
    private final BlobStore blobs;
    private final AssembleManifest assemble;
    private final EncodeFiles encode;
    private final Function<Manifest, byte[]> manifestFormat;
    private final SettleDeploy settle;
    private final PublishWarm warm;

    public FinishDeploy(
            UploadStore uploads,
            BlobStore blobs,
            AssembleManifest assemble,
            EncodeFiles encode,
            Function<Manifest, byte[]> manifestFormat,
            SettleDeploy settle,
            PublishWarm warm) {
        this.uploads = uploads;
        this.blobs = blobs;
        this.assemble = assemble;
        this.encode = encode;
        this.manifestFormat = manifestFormat;
        this.settle = settle;
        this.warm = warm;
    }

    public Finished finish(DeployId deploy, Actor actor) throws IOException {
        Settled settled = switch (assemble.of(uploads.files(deploy), blobs)) {
            case Assembly.Assembled(Manifest manifest) -> accept(deploy, encode.encoded(manifest), actor);
            case Assembly.Refused refused -> settle.refuse(deploy, refused.problems(), actor);
        };
        return switch (settled) {
            case Settled.Done(Finished finished) -> finished;
            case Settled.ToWarm() -> Finished.of(warm.goOn(deploy, actor));
        };
    }

    private Settled accept(DeployId deploy, Manifest manifest, Actor actor) throws IOException {
        return settle.accept(deploy, manifest, store(manifest), actor);
    }

    /** Goes on with a deploy whose pages were being rendered ahead. */
    Finished resumeWarming(DeployId deploy, Actor actor) {
        return Finished.of(warm.resume(deploy, actor));
    }

    private Digest store(Manifest manifest) throws IOException {
        return blobs.put(new ByteArrayInputStream(manifestFormat.apply(manifest)))
                .digest();
    }
}
