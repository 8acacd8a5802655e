/** A manifest's bytes: the JSON that is stored as a blob and named by its digest. */
@NullMarked
package dev.lockstep.contracts.manifest.json;

import org.jspecify.annotations.NullMarked;
