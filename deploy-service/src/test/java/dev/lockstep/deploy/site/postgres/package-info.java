@NullMarked
package dev.lockstep.deploy.site.postgres;

import org.jspecify.annotations.NullMarked;
