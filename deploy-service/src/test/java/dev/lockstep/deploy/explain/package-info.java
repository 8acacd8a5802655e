@NullMarked
package dev.lockstep.deploy.explain;

import org.jspecify.annotations.NullMarked;
