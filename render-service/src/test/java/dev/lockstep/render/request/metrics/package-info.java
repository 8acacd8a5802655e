@NullMarked
package dev.lockstep.render.request.metrics;

import org.jspecify.annotations.NullMarked;
