@NullMarked
package dev.lockstep.deploy.access.metrics;

import org.jspecify.annotations.NullMarked;
