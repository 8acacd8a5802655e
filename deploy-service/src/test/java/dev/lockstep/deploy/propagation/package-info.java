@NullMarked
package dev.lockstep.deploy.propagation;

import org.jspecify.annotations.NullMarked;
