/** Who did what to a site, and when. */
@NullMarked
package dev.lockstep.deploy.audit;

import org.jspecify.annotations.NullMarked;
