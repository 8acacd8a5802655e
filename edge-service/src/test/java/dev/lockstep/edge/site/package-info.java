@NullMarked
package dev.lockstep.edge.site;

import org.jspecify.annotations.NullMarked;
