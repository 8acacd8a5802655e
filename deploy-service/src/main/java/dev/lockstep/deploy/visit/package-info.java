/** What visitors ask for, as the edges tell it. */
@NullMarked
package dev.lockstep.deploy.visit;

import org.jspecify.annotations.NullMarked;
