/** What is written down of each request: one line, for programs that read such logs. */
@NullMarked
package dev.lockstep.edge.access;

import org.jspecify.annotations.NullMarked;
