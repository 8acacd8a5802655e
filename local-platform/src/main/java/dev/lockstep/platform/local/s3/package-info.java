/** A server that speaks the API of Amazon S3, before a directory. */
@NullMarked
package dev.lockstep.platform.local.s3;

import org.jspecify.annotations.NullMarked;
