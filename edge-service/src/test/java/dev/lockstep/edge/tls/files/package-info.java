@NullMarked
package dev.lockstep.edge.tls.files;

import org.jspecify.annotations.NullMarked;
