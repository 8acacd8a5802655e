/** Fills templates with Qute. */
@NullMarked
package dev.lockstep.render.template.qute;

import org.jspecify.annotations.NullMarked;
