@NullMarked
package dev.lockstep.edge.client;

import org.jspecify.annotations.NullMarked;
