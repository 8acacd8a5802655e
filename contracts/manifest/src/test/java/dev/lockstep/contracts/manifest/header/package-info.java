@NullMarked
package dev.lockstep.contracts.manifest.header;

import org.jspecify.annotations.NullMarked;
