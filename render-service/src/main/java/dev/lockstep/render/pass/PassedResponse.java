package dev.lockstep.render.pass;

import dev.lockstep.contracts.pass.HeaderFields;
import java.io.IOException;
import java.io.OutputStream;

/** Takes an answer for a visitor as it comes. */
@FunctionalInterface
public interface PassedResponse {

    /** Sends the head. What is written to the stream follows at the visitor's pace; it is whole once the stream is closed. */
    OutputStream begin(int status, HeaderFields fields) throws IOException;
}
