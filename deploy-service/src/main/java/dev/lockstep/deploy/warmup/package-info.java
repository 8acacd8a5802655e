/** Renders the pages that visitors ask for ahead of a publish, so that neither a deploy nor a rollback starts cold. */
@NullMarked
package dev.lockstep.deploy.warmup;

import org.jspecify.annotations.NullMarked;
