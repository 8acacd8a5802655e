/** Bytes held to what was promised of them. */
@NullMarked
package dev.lockstep.deploy.checksum;

import org.jspecify.annotations.NullMarked;
