/** The measurements, each with the parts of a platform that it needs. */
@NullMarked
package dev.lockstep.platform.measure.wiring;

import org.jspecify.annotations.NullMarked;
