@NullMarked
package dev.lockstep.edge.body.files;

import org.jspecify.annotations.NullMarked;
