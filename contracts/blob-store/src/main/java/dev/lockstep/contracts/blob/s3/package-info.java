/** Blobs as objects of a bucket, on anything that speaks the API of Amazon S3. */
@NullMarked
package dev.lockstep.contracts.blob.s3;

import org.jspecify.annotations.NullMarked;
