@NullMarked
package dev.lockstep.deploy.holding;

import org.jspecify.annotations.NullMarked;
