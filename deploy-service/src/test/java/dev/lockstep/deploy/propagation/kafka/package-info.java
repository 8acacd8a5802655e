@NullMarked
package dev.lockstep.deploy.propagation.kafka;

import org.jspecify.annotations.NullMarked;
