/** Purges over HTTP. */
@NullMarked
package dev.lockstep.deploy.api.rest.purge;

import org.jspecify.annotations.NullMarked;
