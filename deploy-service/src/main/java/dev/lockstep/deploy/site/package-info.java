/** Sites: their names, hosts and the pointer to what they show. */
@NullMarked
package dev.lockstep.deploy.site;

import org.jspecify.annotations.NullMarked;
