/** Which blobs are worth compressing, and what of it is kept. Shared by those who store what edges serve. */
@NullMarked
package dev.lockstep.contracts.encoding;

import org.jspecify.annotations.NullMarked;
