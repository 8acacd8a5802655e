/** Records as JSON. */
@NullMarked
package dev.lockstep.deploy.event.json;

import org.jspecify.annotations.NullMarked;
