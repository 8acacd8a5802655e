/** Domains that owners bring for their sites. */
@NullMarked
package dev.lockstep.deploy.domain;

import org.jspecify.annotations.NullMarked;
