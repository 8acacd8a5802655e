@NullMarked
package dev.lockstep.render.upstream;

import org.jspecify.annotations.NullMarked;
