@NullMarked
package dev.lockstep.deploy.site;

import org.jspecify.annotations.NullMarked;
