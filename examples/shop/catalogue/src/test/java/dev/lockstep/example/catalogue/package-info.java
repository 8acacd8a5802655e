@NullMarked
package dev.lockstep.example.catalogue;

import org.jspecify.annotations.NullMarked;
