@NullMarked
package dev.lockstep.platform.observe.files;

import org.jspecify.annotations.NullMarked;
