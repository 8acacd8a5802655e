package dev.lockstep.story.stage;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

/** A zip of which half is under way, and the rest comes when the test says so. */
public final class SlowUpload {
    private final byte[] zip;
    private final PipedOutputStream rest;
    private final CompletableFuture<HttpResponse<String>> response;

    private SlowUpload(byte[] zip, PipedOutputStream rest, CompletableFuture<HttpResponse<String>> response) {
        this.zip = zip;
        this.rest = rest;
        this.response = response;
    }

    /** Returns when the first half was sent. */
    public static SlowUpload begin(Owner owner, String site, Folder folder) throws IOException {
        byte[] zip = folder.zip();
        PipedInputStream body = new PipedInputStream(zip.length);
        PipedOutputStream sent = new PipedOutputStream(body);
        sent.write(zip, 0, zip.length / 2);
        var request = owner.request("/sites/" + site + "/deploys?wait=PT60S")
                .header("Content-Type", "application/zip")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> body), zip.length))
                .build();
        SlowUpload upload = new SlowUpload(zip, sent, Http.begin(request));
        await().until(() -> body.available() == 0);
        return upload;
    }

    public Owner.Answer finish() throws IOException {
        rest.write(zip, zip.length / 2, zip.length - zip.length / 2);
        rest.close();
        return Owner.Answer.of(response.join());
    }
}
