@NullMarked
package dev.lockstep.edge.site.json;

import org.jspecify.annotations.NullMarked;
