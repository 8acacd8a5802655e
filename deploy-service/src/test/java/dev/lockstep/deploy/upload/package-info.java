@NullMarked
package dev.lockstep.deploy.upload;

import org.jspecify.annotations.NullMarked;
