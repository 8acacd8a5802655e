@NullMarked
package dev.lockstep.contracts.blob.s3;

import org.jspecify.annotations.NullMarked;
