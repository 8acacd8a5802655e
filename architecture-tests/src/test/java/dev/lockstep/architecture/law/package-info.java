/** The laws of the code, each a named rule. */
@NullMarked
package dev.lockstep.architecture.law;

import org.jspecify.annotations.NullMarked;
