package dev.lockstep.edge.vertx.listen;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lockstep.edge.tls.Identities;
import dev.lockstep.edge.tls.Identity;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Gives each handshake the certificate of the host that the visitor names, from those that are there at that moment: new
 * ones need no new context, and connections that are open know nothing of it.
 */
public final class NamedKeys extends X509ExtendedKeyManager {

    private static final Duration LONGEST_HANDSHAKE = Duration.ofMinutes(1);
    private static final int MOST = 10_000;
    private static final String[] NONE = {};

    private final Supplier<Identities> identities;

    /** Chain and key of one handshake are asked for one after the other, and must be of the same certificate. */
    private final Cache<String, Identity> chosen = Caffeine.newBuilder()
            .expireAfterWrite(LONGEST_HANDSHAKE)
            .maximumSize(MOST)
            .build();

    public NamedKeys(Supplier<Identities> identities) {
        this.identities = identities;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
        return identities
                .get()
                .find(host(engine), keyType)
                .map(this::remembered)
                .orElse(null);
    }

    private String remembered(Identity identity) {
        String alias = identity.name() + "@" + System.identityHashCode(identity);
        chosen.put(alias, identity);
        return alias;
    }

    private static String host(SSLEngine engine) {
        return engine.getHandshakeSession() instanceof ExtendedSSLSession session
                ? session.getRequestedServerNames().stream()
                        .filter(SNIHostName.class::isInstance)
                        .map(name -> ((SNIHostName) name).getAsciiName())
                        .findFirst()
                        .orElse("")
                : "";
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        Identity identity = chosen.getIfPresent(alias);
        return identity == null ? null : identity.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        Identity identity = chosen.getIfPresent(alias);
        return identity == null ? null : identity.key();
    }

    /** Only engines are used here. */
    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, Socket socket) {
        return null;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return NONE;
    }

    /** An edge is never the client. */
    @Override
    public @Nullable String chooseClientAlias(String[] keyTypes, Principal @Nullable [] issuers, Socket socket) {
        return null;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return NONE;
    }
}
