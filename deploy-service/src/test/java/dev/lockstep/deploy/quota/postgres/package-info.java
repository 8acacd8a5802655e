@NullMarked
package dev.lockstep.deploy.quota.postgres;

import org.jspecify.annotations.NullMarked;
