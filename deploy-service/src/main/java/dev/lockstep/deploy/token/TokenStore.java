package dev.lockstep.deploy.token;

import dev.lockstep.contracts.blob.Digest;
import java.util.Map;

/** Keeps tokens by what they hash to. */
public interface TokenStore {

    /** The hash of each token, by the token's name. */
    Map<String, Digest> all();

    /** Makes this the token of a name, in place of an earlier one, and says whether it was another. */
    boolean put(String name, Digest sha256);
}
