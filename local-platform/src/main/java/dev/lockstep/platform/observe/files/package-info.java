/** What Prometheus is told, as files. */
@NullMarked
package dev.lockstep.platform.observe.files;

import org.jspecify.annotations.NullMarked;
