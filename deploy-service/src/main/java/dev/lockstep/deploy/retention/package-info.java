/** What is kept of sites, and what is not any more. */
@NullMarked
package dev.lockstep.deploy.retention;

import org.jspecify.annotations.NullMarked;
