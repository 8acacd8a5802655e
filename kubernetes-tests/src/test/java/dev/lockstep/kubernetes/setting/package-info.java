/** What may be set of the services, read from their sources. */
@NullMarked
package dev.lockstep.kubernetes.setting;

import org.jspecify.annotations.NullMarked;
