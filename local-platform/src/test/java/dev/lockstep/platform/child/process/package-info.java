@NullMarked
package dev.lockstep.platform.child.process;

import org.jspecify.annotations.NullMarked;
