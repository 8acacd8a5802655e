package dev.lockstep.deploy.command;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.blob.UnreachableStoreException;
import dev.lockstep.contracts.blob.UnwritableStoreException;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployRequested;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.outbound.FetchLimits;
import dev.lockstep.contracts.outbound.FetchOutcome;
import dev.lockstep.contracts.outbound.Outbound;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.bundle.BundleKind;
import dev.lockstep.deploy.checksum.CheckedStream;
import dev.lockstep.deploy.expectation.Expectation;
import dev.lockstep.deploy.finish.DeployBundle;
import dev.lockstep.deploy.lifecycle.Intent;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.upload.HoldBundle;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Deploys a bundle that lies somewhere else, if it is the one that was promised. */
public final class DeployFromUrl {
    /** What a gzip begins with (RFC 1952 §2.3.1). */
    private static final int GZIP_MAGIC = 0x1f;

    private final Outbound outbound;
    private final FetchLimits limits;
    private final DeployBundle bundles;

    public DeployFromUrl(Outbound outbound, FetchLimits limits, DeployBundle bundles) {
        this.outbound = outbound;
        this.limits = limits;
        this.bundles = bundles;
    }

    /** Fails where the store does: the bundle is as good as before, and may be asked for again. */
    Result deploy(DeployId id, Site site, DeployRequested request, Actor actor) throws IOException {
        try {
            return told(
                    request, outbound.fetch(request.bundle(), limits, body -> stored(id, site, request, body, actor)));
        } catch (UncheckedIOException store) {
            throw store.getCause();
        }
    }

    /** Whoever fetches takes any other failure for one of the address. */
    private Result stored(DeployId id, Site site, DeployRequested request, InputStream body, Actor actor)
            throws IOException {
        try {
            return deploy(id, site, request, body, actor);
        } catch (UnreachableStoreException | UnwritableStoreException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Result told(DeployRequested request, FetchOutcome<Result> outcome) {
        return switch (outcome) {
            case FetchOutcome.Fetched<Result>(int status, String ignored, Result result) ->
                status == 200 ? result : unfetched(request, "answered with status " + status);
            case FetchOutcome.Refused<Result>(String reason) -> unfetched(request, "may not be asked: " + reason);
            case FetchOutcome.Failed<Result>(String reason) -> unfetched(request, "cannot be fetched: " + reason);
        };
    }

    /** The digest holds whatever the server calls its answer: an error page is not the bundle. */
    private Result deploy(DeployId id, Site site, DeployRequested request, InputStream body, Actor actor)
            throws IOException {
        PushbackInputStream checked = new PushbackInputStream(
                new CheckedStream(body, Digest.sha256(), request.sha256().hex()));
        HoldBundle.Wish wish = new HoldBundle.Wish(
                new Intent(request.draft(), "", request.title()), site.warmUp(), Expectation.any(), actor);
        try {
            BundleKind kind = kind(checked);
            return Result.of(bundles.deploy(id, site, new DeployBundle.Bundle(checked, kind, wish), actor));
        } catch (CheckedStream.MismatchException mismatch) {
            return Result.refused(List.of(Problem.of(mismatch.reason(), "name the digest of the bundle as it is now")));
        }
    }

    private static BundleKind kind(PushbackInputStream bundle) throws IOException {
        int first = bundle.read();
        if (first >= 0) {
            bundle.unread(first);
        }
        return first == GZIP_MAGIC ? BundleKind.TAR_GZ : BundleKind.ZIP;
    }

    private static Result unfetched(DeployRequested request, String why) {
        return Result.refused(List.of(
                Problem.of("the bundle at " + request.bundle() + " " + why, "see whether it can be had from here")));
    }
}
