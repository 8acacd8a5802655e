/** The deploy API, as a new user would call it. */
@NullMarked
package dev.lockstep.platform.up.http;

import org.jspecify.annotations.NullMarked;
