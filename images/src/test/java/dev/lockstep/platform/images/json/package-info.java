@NullMarked
package dev.lockstep.platform.images.json;

import org.jspecify.annotations.NullMarked;
