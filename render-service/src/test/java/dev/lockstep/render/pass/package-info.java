@NullMarked
package dev.lockstep.render.pass;

import org.jspecify.annotations.NullMarked;
