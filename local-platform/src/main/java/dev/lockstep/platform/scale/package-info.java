/** How many workers there are to be, by the rule that the manifests for Kubernetes give. */
@NullMarked
package dev.lockstep.platform.scale;

import org.jspecify.annotations.NullMarked;
