/** How much a site may be, and how much it is. */
@NullMarked
package dev.lockstep.deploy.quota;

import org.jspecify.annotations.NullMarked;
