package dev.lockstep.platform.local;

/** Is told what the platform is doing, by several threads. */
@FunctionalInterface
public interface Progress {

    Progress SILENT = step -> {};

    void done(String step);
}
