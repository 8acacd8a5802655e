@NullMarked
package dev.lockstep.platform.scale.yaml;

import org.jspecify.annotations.NullMarked;
