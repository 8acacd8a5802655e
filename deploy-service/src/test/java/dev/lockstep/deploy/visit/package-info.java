/** See the package of the same name. */
@NullMarked
package dev.lockstep.deploy.visit;

import org.jspecify.annotations.NullMarked;
