/** Whether this worker knows the sites. */
@NullMarked
package dev.lockstep.render.pass.health;

import org.jspecify.annotations.NullMarked;
