package dev.lockstep.edge;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Ports for servers that have to be told theirs. */
public final class FreePort {

    /** Below those that systems give to outgoing connections, so that nobody comes by one meanwhile. */
    private static final int LOWEST = 15_000;

    private static final int BEYOND = 32_000;

    private static final RandomGenerator RANDOM = new Random();

    private FreePort() {}

    /** One that nobody listens on now. */
    public static int next() {
        return RANDOM.ints(LOWEST, BEYOND).filter(FreePort::isFree).findFirst().orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
