package dev.lockstep.contracts.blob.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** The objects of a server that answers writes as it is told to. */
final class MoodyStore extends ForwardingBlobStore {

    private final Queue<Incident> incidents = new ConcurrentLinkedQueue<>();
    private final AtomicInteger left = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger parts = new AtomicInteger();
    private final AtomicInteger copies = new AtomicInteger();
    private volatile S3Exception refusal = refusal(500, "InternalError");

    MoodyStore(BlobStore objects) {
        super(objects);
    }

    /** Refuses the next writes. */
    void refuse(int times, int status, String code) {
        refusal = refusal(status, code);
        refused.set(0);
        left.set(times);
    }

    /** How often a write was really refused. */
    int refused() {
        return refused.get();
    }

    /** How many parts of larger objects have come. */
    int parts() {
        return parts.get();
    }

    /** How often an object was written over another inside the server. */
    int copies() {
        return copies.get();
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest copy) {
        copies.incrementAndGet();
        return super.copyBlob(copy);
    }

    /** The server puts notes of its own too, of uploads that have begun. */
    @Override
    public PutObjectResponse putBlob(PutObjectRequest put, InputStream bytes) {
        if (put.key().startsWith(TestSettings.PREFIX)) {
            answer(bytes);
        }
        return super.putBlob(put, bytes);
    }

    /** Something that happens when the next removal has arrived, and before it is done. */
    void beforeRemoval(Incident incident) {
        incidents.add(incident);
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest delete) {
        try {
            Incident incident = incidents.poll();
            if (incident != null) {
                incident.happen();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return super.removeBlob(delete);
    }

    @Override
    public UploadPartResponse uploadMultipartPart(MultipartUpload upload, UploadPartRequest part, InputStream bytes) {
        answer(bytes);
        parts.incrementAndGet();
        return super.uploadMultipartPart(upload, part, bytes);
    }

    @Override
    public GetBucketVersioningResponse getBucketVersioning(GetBucketVersioningRequest ask) {
        answer(InputStream.nullInputStream());
        return super.getBucketVersioning(ask);
    }

    /** Reads on, since whoever still sends may not see an answer. */
    private void answer(InputStream bytes) {
        if (left.getAndUpdate(times -> Math.max(0, times - 1)) > 0) {
            drain(bytes);
            refused.incrementAndGet();
            throw refusal;
        }
    }

    /** What a test lets happen. */
    interface Incident {
        void happen() throws IOException;
    }

    private static void drain(InputStream bytes) {
        try {
            bytes.transferTo(OutputStream.nullOutputStream());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static S3Exception refusal(int status, String code) {
        return (S3Exception) S3Exception.builder()
                .statusCode(status)
                .message(code)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(code)
                        .build())
                .build();
    }
}
