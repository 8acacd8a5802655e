@NullMarked
package dev.lockstep.edge.access.files;

import org.jspecify.annotations.NullMarked;
