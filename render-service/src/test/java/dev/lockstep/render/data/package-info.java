@NullMarked
package dev.lockstep.render.data;

import org.jspecify.annotations.NullMarked;
