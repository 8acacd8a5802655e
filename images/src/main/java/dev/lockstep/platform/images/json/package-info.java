/** Bills of materials as CycloneDX writes them. */
@NullMarked
package dev.lockstep.platform.images.json;

import org.jspecify.annotations.NullMarked;
