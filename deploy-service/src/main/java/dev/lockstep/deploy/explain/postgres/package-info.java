/** What happened to a site, from the audit log. */
@NullMarked
package dev.lockstep.deploy.explain.postgres;

import org.jspecify.annotations.NullMarked;
