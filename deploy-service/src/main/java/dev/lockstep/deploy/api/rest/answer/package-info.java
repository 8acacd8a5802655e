/** How sites, deploys and what edges acknowledge look in answers. */
@NullMarked
package dev.lockstep.deploy.api.rest.answer;

import org.jspecify.annotations.NullMarked;
