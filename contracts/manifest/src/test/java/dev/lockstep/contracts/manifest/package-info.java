@NullMarked
package dev.lockstep.contracts.manifest;

import org.jspecify.annotations.NullMarked;
