@NullMarked
package dev.lockstep.contracts.client;

import org.jspecify.annotations.NullMarked;
