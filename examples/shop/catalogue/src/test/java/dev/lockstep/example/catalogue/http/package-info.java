@NullMarked
package dev.lockstep.example.catalogue.http;

import org.jspecify.annotations.NullMarked;
