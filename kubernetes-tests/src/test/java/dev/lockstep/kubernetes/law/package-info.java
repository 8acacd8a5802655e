/** What manifests must keep to, and who breaks it. */
@NullMarked
package dev.lockstep.kubernetes.law;

import org.jspecify.annotations.NullMarked;
