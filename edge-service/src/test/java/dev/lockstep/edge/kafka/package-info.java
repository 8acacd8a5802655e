@NullMarked
package dev.lockstep.edge.kafka;

import org.jspecify.annotations.NullMarked;
