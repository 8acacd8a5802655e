@NullMarked
package dev.lockstep.platform.local;

import org.jspecify.annotations.NullMarked;
