/** The API in the dialect of Netlify's: https://open-api.netlify.com. */
@NullMarked
package dev.lockstep.deploy.api.rest;

import org.jspecify.annotations.NullMarked;
