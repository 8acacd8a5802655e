/** Why pages look as they do, told over HTTP. */
@NullMarked
package dev.lockstep.deploy.api.rest.explain;

import org.jspecify.annotations.NullMarked;
