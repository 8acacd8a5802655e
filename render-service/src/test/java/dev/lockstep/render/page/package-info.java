@NullMarked
package dev.lockstep.render.page;

import org.jspecify.annotations.NullMarked;
