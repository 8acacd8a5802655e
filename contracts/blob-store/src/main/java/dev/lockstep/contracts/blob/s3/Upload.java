package dev.lockstep.contracts.blob.s3;

import dev.lockstep.contracts.blob.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Sends one file. An object shows up whole or not at all: small files go in one request, larger ones in parts that nobody
 * sees before the last request joins them.
 *
 * @param partBytes what is larger goes in parts of that size
 */
record Upload(S3Client client, String bucket, String key, long partBytes) {

    private static final int MOST_PARTS = 10_000;

    void send(Scratch scratch) throws IOException {
        long size = scratch.blob().sizeBytes();
        if (size <= partBytes) {
            client.putObject(
                    put -> put.bucket(bucket)
                            .key(key)
                            .checksumSHA256(base64(scratch.blob().digest())),
                    RequestBody.fromFile(scratch.file()));
        } else {
            sendInParts(scratch.file(), size);
        }
    }

    private void sendInParts(Path file, long size) throws IOException {
        String upload = client.createMultipartUpload(
                        create -> create.bucket(bucket).key(key))
                .uploadId();
        try {
            List<CompletedPart> parts = sendParts(upload, file, size);
            client.completeMultipartUpload(complete ->
                    complete.bucket(bucket).key(key).uploadId(upload).multipartUpload(joined -> joined.parts(parts)));
        } catch (IOException | RuntimeException failure) {
            abandon(upload, failure);
            throw failure;
        }
    }

    private List<CompletedPart> sendParts(String upload, Path file, long size) throws IOException {
        long each = Math.max(partBytes, Math.ceilDiv(size, MOST_PARTS));
        List<CompletedPart> parts = new ArrayList<>();
        for (long from = 0; from < size; from += each) {
            parts.add(sendPart(upload, parts.size() + 1, new Section(file, from, Math.min(each, size - from))));
        }
        return parts;
    }

    private CompletedPart sendPart(String upload, int number, Section section) throws IOException {
        String md5 = section.md5();
        String tag = client.uploadPart(
                        part -> part.bucket(bucket)
                                .key(key)
                                .uploadId(upload)
                                .partNumber(number)
                                .contentMD5(md5),
                        RequestBody.fromContentProvider(section::open, section.length(), "application/octet-stream"))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(tag).build();
    }

    /** Parts take room until somebody says that they will not be joined. */
    private void abandon(String upload, Exception failure) {
        try {
            client.abortMultipartUpload(abort -> abort.bucket(bucket).key(key).uploadId(upload));
        } catch (SdkException unheard) {
            failure.addSuppressed(unheard);
        }
    }

    private static String base64(Digest digest) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(digest.hex()));
    }
}
