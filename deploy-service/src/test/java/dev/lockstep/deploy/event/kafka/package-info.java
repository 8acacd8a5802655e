@NullMarked
package dev.lockstep.deploy.event.kafka;

import org.jspecify.annotations.NullMarked;
