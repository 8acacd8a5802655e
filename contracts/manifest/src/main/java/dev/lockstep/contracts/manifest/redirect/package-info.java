/** What a site says about addresses that lead elsewhere, found in a time that does not grow with how much it says. */
@NullMarked
package dev.lockstep.contracts.manifest.redirect;

import org.jspecify.annotations.NullMarked;
