/** What tells from outside whether a process does its job, and where it may listen. */
@NullMarked
package dev.lockstep.platform.local.http;

import org.jspecify.annotations.NullMarked;
