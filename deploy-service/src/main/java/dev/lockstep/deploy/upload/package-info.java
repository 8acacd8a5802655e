/** Files on their way into a deploy, and what happens when all have arrived. */
@NullMarked
package dev.lockstep.deploy.upload;

import org.jspecify.annotations.NullMarked;
