@NullMarked
package dev.lockstep.contracts.manifest.json;

import org.jspecify.annotations.NullMarked;
