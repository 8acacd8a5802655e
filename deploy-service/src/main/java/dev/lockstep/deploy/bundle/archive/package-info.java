/** Archives read with Apache Commons Compress, none of whose word is taken for granted. */
@NullMarked
package dev.lockstep.deploy.bundle.archive;

import org.jspecify.annotations.NullMarked;
