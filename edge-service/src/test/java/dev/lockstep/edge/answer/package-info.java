@NullMarked
package dev.lockstep.edge.answer;

import org.jspecify.annotations.NullMarked;
