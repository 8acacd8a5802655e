package dev.lockstep.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.lockstep.architecture.law.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** All classes of all modules, as Maven has just built them. */
final class ProductionCode {
    static final Layout LAYOUT = new Layout("dev.lockstep");
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(LAYOUT.root());

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private ProductionCode() {}

    /** The folders of the modules that have something to judge. */
    static List<Path> modules() throws IOException {
        String pom = Files.readString(REPOSITORY.resolve("pom.xml"));
        return MODULE.matcher(pom)
                .results()
                .map(module -> REPOSITORY.resolve(module.group(1)))
                .filter(module -> Files.isDirectory(module.resolve("src/main/java")))
                .toList();
    }

    static boolean isBuiltIn(Path module, JavaClass type) {
        String built = module.resolve("target").toUri().getPath();
        return type.getSource()
                .map(source -> source.getUri().toString().contains(built))
                .orElse(false);
    }
}
