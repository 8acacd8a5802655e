/** What can be measured on one machine: samples, figures, and the page that tells them. */
@NullMarked
package dev.lockstep.platform.measure;

import org.jspecify.annotations.NullMarked;
