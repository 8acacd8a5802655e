/** New names for things. */
@NullMarked
package dev.lockstep.deploy.identity;

import org.jspecify.annotations.NullMarked;
