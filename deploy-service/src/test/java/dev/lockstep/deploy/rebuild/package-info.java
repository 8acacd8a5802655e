/** What a rebuild does to sites. */
@NullMarked
package dev.lockstep.deploy.rebuild;

import org.jspecify.annotations.NullMarked;
