/** Certificates in a folder, as certificate tools and Kubernetes Secrets leave them there. */
@NullMarked
package dev.lockstep.edge.tls.files;

import org.jspecify.annotations.NullMarked;
