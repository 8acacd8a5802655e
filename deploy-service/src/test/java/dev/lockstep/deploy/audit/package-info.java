@NullMarked
package dev.lockstep.deploy.audit;

import org.jspecify.annotations.NullMarked;
