/** Encoders, of libraries in native code and of the JDK. */
@NullMarked
package dev.lockstep.contracts.encoding.codec;

import org.jspecify.annotations.NullMarked;
