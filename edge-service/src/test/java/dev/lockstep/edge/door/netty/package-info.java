@NullMarked
package dev.lockstep.edge.door.netty;

import org.jspecify.annotations.NullMarked;
