/** What kubectl builds of the folder k8s. */
@NullMarked
package dev.lockstep.kubernetes.manifest;

import org.jspecify.annotations.NullMarked;
