/** That rule as it stands in a manifest. */
@NullMarked
package dev.lockstep.platform.scale.yaml;

import org.jspecify.annotations.NullMarked;
