@NullMarked
package dev.lockstep.platform.measure;

import org.jspecify.annotations.NullMarked;
