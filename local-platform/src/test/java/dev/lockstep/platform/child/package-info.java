@NullMarked
package dev.lockstep.platform.child;

import org.jspecify.annotations.NullMarked;
