package dev.lockstep.deploy.domain.postgres;

import dev.lockstep.contracts.event.DomainClaim;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.domain.DomainName;
import dev.lockstep.deploy.domain.DomainStore;
import dev.lockstep.deploy.domain.Domains;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;

/** Domains as rows; the primary key is what makes a domain one site's. */
@Transactional
@ApplicationScoped
class PostgresDomainStore implements DomainStore {

    /** Domains change so seldom that those who change any may wait for each other. */
    private static final String LOCK = "select 1 from pg_advisory_xact_lock(hashtext('lockstep.domains'))";

    private static final String OF_SITE =
            "select host, claim, place from site_domain where site = :site order by place, host";
    private static final String HOLDERS = "select host, site from site_domain where host in (:hosts)";
    private static final String RELEASE = "delete from site_domain where site = :site and host not in (:hosts)";
    private static final String CLAIM = """
            insert into site_domain (host, site, place) values (:host, :site, :place)
            on conflict (host, site) do update set place = excluded.place
            """;

    private static final String COUNT_FROM = """
            select setval('site_domain_claim', greatest(:above, (select last_value from site_domain_claim)))
            """;
    private static final String CLAIM_ANEW = "update site_domain set claim = nextval('site_domain_claim')";

    /** No host has this name, and a list must not be empty. */
    private static final String NO_HOST = "";

    private final Session database;

    PostgresDomainStore(Session database) {
        this.database = database;
    }

    @Override
    public Domains of(SiteId site) {
        List<Tuple> rows = rows(site);
        return new Domains(
                names(rows.stream().filter(PostgresDomainStore::isCustom)),
                names(rows.stream().filter(row -> !isCustom(row))));
    }

    @Override
    public List<DomainClaim> claims(SiteId site) {
        return rows(site).stream()
                .map(row -> new DomainClaim(row.get("host", String.class), row.get("claim", Long.class)))
                .toList();
    }

    @Override
    public Map<DomainName, SiteId> lockHolders(Collection<DomainName> names) {
        var _ = database.createNativeQuery(LOCK, Integer.class).getSingleResult();
        return database.createNativeQuery(HOLDERS, Tuple.class)
                .setParameterList("hosts", hosts(names))
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> new DomainName(row.get("host", String.class)),
                        row -> new SiteId(row.get("site", String.class))));
    }

    @Override
    public void keep(SiteId site, Domains domains) {
        int _ = database.createNativeMutationQuery(RELEASE)
                .setParameter("site", site.text())
                .setParameterList("hosts", hosts(domains.all()))
                .executeUpdate();
        // Aliases first: the site is called by one domain at each moment, and what it was called by may be one of them
        // now.
        for (int i = 0; i < domains.aliases().size(); i++) {
            claim(site, domains.aliases().get(i), i + 1);
        }
        domains.custom().forEach(name -> claim(site, name, 0));
    }

    @Override
    public void claimAnew(long above) {
        var _ = database.createNativeQuery(LOCK, Integer.class).getSingleResult();
        var _ = database.createNativeQuery(COUNT_FROM, Long.class)
                .setParameter("above", above)
                .getSingleResult();
        int _ = database.createNativeMutationQuery(CLAIM_ANEW).executeUpdate();
    }

    private void claim(SiteId site, DomainName name, int place) {
        int _ = database.createNativeMutationQuery(CLAIM)
                .setParameter("host", name.text())
                .setParameter("site", site.text())
                .setParameter("place", place)
                .executeUpdate();
    }

    private List<Tuple> rows(SiteId site) {
        return database.createNativeQuery(OF_SITE, Tuple.class)
                .setParameter("site", site.text())
                .getResultList();
    }

    private static boolean isCustom(Tuple row) {
        return row.get("place", Integer.class) == 0;
    }

    private static List<DomainName> names(Stream<Tuple> rows) {
        return rows.map(row -> new DomainName(row.get("host", String.class))).toList();
    }

    private static List<String> hosts(Collection<DomainName> names) {
        return Stream.concat(Stream.of(NO_HOST), names.stream().map(DomainName::text))
                .toList();
    }
}
