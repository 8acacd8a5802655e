/** What a platform keeps beside its data. */
@NullMarked
package dev.lockstep.platform.local.files;

import org.jspecify.annotations.NullMarked;
