@NullMarked
package dev.lockstep.contracts.manifest.redirect;

import org.jspecify.annotations.NullMarked;
