/** Tokens over HTTP. */
@NullMarked
package dev.lockstep.deploy.api.rest.token;

import org.jspecify.annotations.NullMarked;
