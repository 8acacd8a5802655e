/** How a complete deploy becomes ready and, unless it is a draft, live. */
@NullMarked
package dev.lockstep.deploy.finish;

import org.jspecify.annotations.NullMarked;
