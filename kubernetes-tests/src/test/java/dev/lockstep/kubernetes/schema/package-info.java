/** What Kubernetes and the operators accept. */
@NullMarked
package dev.lockstep.kubernetes.schema;

import org.jspecify.annotations.NullMarked;
