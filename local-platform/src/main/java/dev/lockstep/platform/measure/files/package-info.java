/** Keeps figures in files. */
@NullMarked
package dev.lockstep.platform.measure.files;

import org.jspecify.annotations.NullMarked;
