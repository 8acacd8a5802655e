/** What operators are given, held against types, code and each other. */
@NullMarked
package dev.lockstep.kubernetes;

import org.jspecify.annotations.NullMarked;
