@NullMarked
package dev.lockstep.contracts.trace.opentelemetry;

import org.jspecify.annotations.NullMarked;
