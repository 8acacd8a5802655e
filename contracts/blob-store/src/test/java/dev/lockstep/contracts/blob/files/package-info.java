@NullMarked
package dev.lockstep.contracts.blob.files;

import org.jspecify.annotations.NullMarked;
