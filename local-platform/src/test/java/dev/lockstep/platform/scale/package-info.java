@NullMarked
package dev.lockstep.platform.scale;

import org.jspecify.annotations.NullMarked;
