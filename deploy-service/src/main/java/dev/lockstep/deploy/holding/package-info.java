/** How many things a site has that nobody lets go of but those who made them. */
@NullMarked
package dev.lockstep.deploy.holding;

import org.jspecify.annotations.NullMarked;
