/** Several changes that are kept together or not at all. */
@NullMarked
package dev.lockstep.deploy.transaction;

import org.jspecify.annotations.NullMarked;
