/** Deploys, from the first announced file to ready or failed. */
@NullMarked
package dev.lockstep.deploy.lifecycle;

import org.jspecify.annotations.NullMarked;
