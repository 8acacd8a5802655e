@NullMarked
package dev.lockstep.render.template;

import org.jspecify.annotations.NullMarked;
