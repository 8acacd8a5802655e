@NullMarked
package dev.lockstep.deploy.history.metrics;

import org.jspecify.annotations.NullMarked;
