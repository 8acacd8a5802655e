package dev.lockstep.deploy.bundle;

/** How a bundle is packed. */
public enum BundleKind {
    ZIP,
    TAR_GZ
}
