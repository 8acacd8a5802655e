@NullMarked
package dev.lockstep.platform.measure.tcp;

import org.jspecify.annotations.NullMarked;
