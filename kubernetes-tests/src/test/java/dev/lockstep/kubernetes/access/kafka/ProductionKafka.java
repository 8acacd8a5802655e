package dev.lockstep.kubernetes.access.kafka;

import dev.lockstep.contracts.event.kafka.Topics;
import dev.lockstep.kubernetes.manifest.Manifest;
import dev.lockstep.kubernetes.manifest.Manifests;
import dev.lockstep.kubernetes.manifest.Overlay;
import dev.lockstep.kubernetes.setting.Service;
import dev.lockstep.platform.local.Certificate;
import dev.lockstep.platform.local.http.Ports;
import dev.lockstep.platform.local.kafka.AccessList;
import dev.lockstep.platform.local.kafka.GuardedBroker;
import dev.lockstep.platform.local.process.Authority;
import dev.lockstep.platform.local.process.KeyTool;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/**
 * A broker at which production's users have production's rights, and say who they are as production's manifests have them
 * do it; the address alone is another.
 */
final class ProductionKafka implements AutoCloseable {

    private static final String STRANGER = "stranger";

    private final GuardedBroker.Doors doors;
    private final GuardedBroker broker;
    private final Login login;
    private final Certificate stranger;

    private ProductionKafka(Path data, Manifests production) throws Exception {
        Ports ports = Ports.take(4, 0);
        this.doors = new GuardedBroker.Doors(ports.next(), ports.next(), ports.next(), ports.next());
        Certificate own = KeyTool.selfSigned(data);
        Authority authority = Authority.in(data.resolve("authority"));
        StrimziSecrets secrets = new StrimziSecrets(data.resolve("secrets"));
        secrets.makeOfCluster("lockstep", own);
        for (Manifest user : production.ofKind("KafkaUser").toList()) {
            secrets.makeOfUser(user.name(), authority.certify(user.name()));
        }
        this.stranger = authority.certify(STRANGER);
        this.login = new Login(production, secrets);
        this.broker = GuardedBroker.start(
                data.resolve("kafka"), doors, new GuardedBroker.Trust(own, authority.file()), List.of());
    }

    static ProductionKafka start(Path data) throws Exception {
        Manifests production = Overlay.PRODUCTION.build();
        ProductionKafka kafka = new ProductionKafka(data, production);
        kafka.prepare(production);
        return kafka;
    }

    Map<String, Object> of(Service service) {
        return here(login.ofWorkload(service.workload()));
    }

    Map<String, Object> ofAutoscaler() {
        return here(login.ofAutoscaler("lockstep-kafka"));
    }

    Map<String, Object> ofOwner() {
        return broker.owner();
    }

    /** Of somebody whom the authority knows, and no rule names. */
    Map<String, Object> ofStranger() {
        return broker.byStore(stranger);
    }

    @Override
    public void close() {
        broker.close();
    }

    private void prepare(Manifests production) throws ExecutionException, InterruptedException {
        try (Admin owner = Admin.create(broker.owner())) {
            new Topics(owner, 1, 1).ensure();
            owner.createAcls(production
                            .ofKind("KafkaUser")
                            .flatMap(user -> AccessList.of(user.content()).stream())
                            .toList())
                    .all()
                    .get();
        }
    }

    private Map<String, Object> here(Map<String, Object> told) {
        Map<String, Object> settings = new HashMap<>(told);
        settings.put("bootstrap.servers", "127.0.0.1:" + doors.certificates());
        return settings;
    }
}
