/** See the package of the same name. */
@NullMarked
package dev.lockstep.deploy.warmup;

import org.jspecify.annotations.NullMarked;
