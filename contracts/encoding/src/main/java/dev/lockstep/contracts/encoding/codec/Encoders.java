package dev.lockstep.contracts.encoding.codec;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.github.luben.zstd.util.Native;
import dev.lockstep.contracts.encoding.Encoder;
import java.util.ArrayList;
import java.util.List;

/** The encoders of this machine. */
public final class Encoders {

    private static final System.Logger LOG = System.getLogger(Encoders.class.getName());

    private Encoders() {}

    /** All that run here: where there is no native code for the processor, its coding is left out. */
    public static List<Encoder> ofThisMachine() {
        List<Encoder> encoders = new ArrayList<>();
        if (Brotli4jLoader.isAvailable()) {
            encoders.add(new BrotliEncoder());
        } else {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "nothing is encoded coding=br",
                    Brotli4jLoader.getUnavailabilityCause());
        }
        if (hasZstd()) {
            encoders.add(new ZstdEncoder());
        }
        encoders.add(new GzipEncoder());
        return encoders;
    }

    private static boolean hasZstd() {
        try {
            Native.load();
            return true;
        } catch (UnsatisfiedLinkError | ExceptionInInitializerError missing) {
            LOG.log(System.Logger.Level.WARNING, "nothing is encoded coding=zstd", missing);
            return false;
        }
    }
}
