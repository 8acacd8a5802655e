/** What makes a deploy live, or live again. */
@NullMarked
package dev.lockstep.deploy.publish;

import org.jspecify.annotations.NullMarked;
