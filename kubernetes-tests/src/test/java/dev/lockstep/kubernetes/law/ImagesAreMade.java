package dev.lockstep.kubernetes.law;

import dev.lockstep.kubernetes.manifest.Manifest;
import dev.lockstep.kubernetes.manifest.Manifests;
import dev.lockstep.kubernetes.manifest.Repository;
import dev.lockstep.kubernetes.setting.Service;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Images of ours are called as {@code ./lockstep images} calls them where it is told of no registry and no tag. */
final class ImagesAreMade implements Law {

    private static final String SOURCE = Service.text(
            Repository.ROOT.resolve("images/src/main/java/dev/lockstep/platform/images/ServiceImage.java"));

    private final String registry = constant("NO_REGISTRY");
    private final String tag = constant("STANDARD_TAG");

    @Override
    public Stream<String> breaches(Manifests manifests) {
        return Stream.of(Service.values()).flatMap(service -> {
            Manifest workload = manifests.one("Deployment", service.workload());
            String made = registry + "/" + service.workload() + ":" + tag;
            String wanted = workload.container().path("image").asText();
            return wanted.equals(made)
                    ? Stream.empty()
                    : Stream.of(workload.title() + " wants " + wanted + ", and " + made + " is made");
        });
    }

    private static String constant(String name) {
        Matcher declared = Pattern.compile(name + " = \"([^\"]+)\"").matcher(SOURCE);
        if (!declared.find()) {
            throw new IllegalStateException("ServiceImage has no constant " + name);
        }
        return declared.group(1);
    }
}
