/** Who is given which token, and who takes it back. */
@NullMarked
package dev.lockstep.deploy.access;

import org.jspecify.annotations.NullMarked;
