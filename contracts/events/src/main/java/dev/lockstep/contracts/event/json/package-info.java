/** Events as JSON: the bytes of a record's value. */
@NullMarked
package dev.lockstep.contracts.event.json;

import org.jspecify.annotations.NullMarked;
