@NullMarked
package dev.lockstep.deploy.lease;

import org.jspecify.annotations.NullMarked;
