/** What callers believe of a site when they ask for something. */
@NullMarked
package dev.lockstep.deploy.expectation;

import org.jspecify.annotations.NullMarked;
