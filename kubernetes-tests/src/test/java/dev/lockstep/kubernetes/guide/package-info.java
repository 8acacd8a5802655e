/** What docs/kubernetes.md tells people to do. */
@NullMarked
package dev.lockstep.kubernetes.guide;

import org.jspecify.annotations.NullMarked;
