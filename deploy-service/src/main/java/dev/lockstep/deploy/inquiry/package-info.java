/** Asks every edge something and gathers what they say. */
@NullMarked
package dev.lockstep.deploy.inquiry;

import org.jspecify.annotations.NullMarked;
