/** How a file of a site is written: nodes that know their lines, taken as what they should be, and what is wrong with them. */
@NullMarked
package dev.lockstep.deploy.configuration.notation;

import org.jspecify.annotations.NullMarked;
