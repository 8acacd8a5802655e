/** Listens to what edges tell of visitors. */
@NullMarked
package dev.lockstep.deploy.visit.kafka;

import org.jspecify.annotations.NullMarked;
