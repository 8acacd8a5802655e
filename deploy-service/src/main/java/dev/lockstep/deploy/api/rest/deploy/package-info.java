/** Deploys over HTTP: made, shown, restored, kept. */
@NullMarked
package dev.lockstep.deploy.api.rest.deploy;

import org.jspecify.annotations.NullMarked;
