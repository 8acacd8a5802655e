@NullMarked
package dev.lockstep.edge.tls;

import org.jspecify.annotations.NullMarked;
