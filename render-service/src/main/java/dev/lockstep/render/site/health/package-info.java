/** Whether this worker knows the sites. */
@NullMarked
package dev.lockstep.render.site.health;

import org.jspecify.annotations.NullMarked;
