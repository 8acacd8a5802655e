/** What a site says in the header of its answers, found in a time that does not grow with how much it says. */
@NullMarked
package dev.lockstep.contracts.manifest.header;

import org.jspecify.annotations.NullMarked;
