/** What a group of workers is behind with. */
@NullMarked
package dev.lockstep.platform.scale.kafka;

import org.jspecify.annotations.NullMarked;
