@NullMarked
package dev.lockstep.deploy.inquiry;

import org.jspecify.annotations.NullMarked;
