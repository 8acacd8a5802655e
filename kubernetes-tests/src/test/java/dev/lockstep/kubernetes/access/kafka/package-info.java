/** Access lists of manifests, tried at a broker that heeds them. */
@NullMarked
package dev.lockstep.kubernetes.access.kafka;

import org.jspecify.annotations.NullMarked;
