package dev.lockstep.deploy.token.postgres;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.deploy.token.TokenStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.Session;

@ApplicationScoped
class PostgresTokenStore implements TokenStore {
    private static final String PUT = """
            insert into token (name, sha256, created_at) values (:name, :sha256, now())
            on conflict (name) do update set sha256 = excluded.sha256, created_at = excluded.created_at
            where token.sha256 <> excluded.sha256
            """;

    private final Session database;

    PostgresTokenStore(Session database) {
        this.database = database;
    }

    @Override
    @Transactional
    public Map<String, Digest> all() {
        return database.createNativeQuery("select name, sha256 from token", Tuple.class)
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> row.get("name", String.class), row -> new Digest(row.get("sha256", String.class))));
    }

    @Override
    @Transactional
    public boolean put(String name, Digest sha256) {
        int changed = database.createNativeMutationQuery(PUT)
                .setParameter("name", name)
                .setParameter("sha256", sha256.hex())
                .executeUpdate();
        return changed > 0;
    }
}
