@NullMarked
package dev.lockstep.render.site;

import org.jspecify.annotations.NullMarked;
