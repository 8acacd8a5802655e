/** What a site makes of records that its data sources announce: which tags changed, and to which version. */
@NullMarked
package dev.lockstep.deploy.event.rule;

import org.jspecify.annotations.NullMarked;
