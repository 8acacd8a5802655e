@NullMarked
package dev.lockstep.deploy.checksum;

import org.jspecify.annotations.NullMarked;
