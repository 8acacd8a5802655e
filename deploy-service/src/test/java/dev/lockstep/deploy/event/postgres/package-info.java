@NullMarked
package dev.lockstep.deploy.event.postgres;

import org.jspecify.annotations.NullMarked;
