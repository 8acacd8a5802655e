@NullMarked
package dev.lockstep.contracts.event.kafka;

import org.jspecify.annotations.NullMarked;
