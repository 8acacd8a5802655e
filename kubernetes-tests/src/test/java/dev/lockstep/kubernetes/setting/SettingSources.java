package dev.lockstep.kubernetes.setting;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Reads settings and their Javadoc out of sources with the compiler's own parser: compiled classes have lost the Javadoc,
 * and Quarkus writes down settings of its extensions only.
 */
final class SettingSources {

    private SettingSources() {}

    /** Settings in the order in which they stand in the files. */
    static List<Setting> read(List<Path> files) {
        List<Path> concerned =
                files.stream().filter(SettingSources::isConcerned).toList();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(concerned));
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            return new SettingReader(DocTrees.instance(task), units).read();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isConcerned(Path file) {
        String source = Service.text(file);
        return source.contains("io.smallrye.config.") || source.contains("org.eclipse.microprofile.config.");
    }
}
