package dev.lockstep.platform.measure;

import java.io.IOException;

/** Something that can be measured by name. It makes what it needs, and takes it down again. */
public interface Measurement {

    /** As it is typed. */
    String name();

    /** What is measured and how, in a sentence or two. */
    String method();

    void take(Notebook notebook) throws IOException, InterruptedException;
}
