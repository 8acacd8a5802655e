/** Workers that come and go by the rule. */
@NullMarked
package dev.lockstep.platform.scale.wiring;

import org.jspecify.annotations.NullMarked;
