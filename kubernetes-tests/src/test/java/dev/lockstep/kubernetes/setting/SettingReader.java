package dev.lockstep.kubernetes.setting;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds settings where SmallRye and MicroProfile Config let them be declared. */
final class SettingReader {

    private final DocTrees docs;
    private final List<CompilationUnitTree> units;
    private final Map<String, TreePath> groups = new HashMap<>();
    private final List<Setting> found = new ArrayList<>();

    SettingReader(DocTrees docs, List<CompilationUnitTree> units) {
        this.docs = docs;
        this.units = List.copyOf(units);
    }

    List<Setting> read() {
        units.forEach(unit -> new Groups().scan(unit, null));
        units.forEach(unit -> new Declarations().scan(unit, null));
        return List.copyOf(found);
    }

    /** Interfaces by name; one within the same file goes before others of its name. */
    private final class Groups extends TreePathScanner<@Nullable Void, @Nullable Void> {
        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            if (type.getKind() == Tree.Kind.INTERFACE) {
                String name = type.getSimpleName().toString();
                groups.putIfAbsent(name, getCurrentPath());
                groups.put(file(getCurrentPath()) + name, getCurrentPath());
            }
            return super.visitClass(type, null);
        }
    }

    private final class Declarations extends TreePathScanner<@Nullable Void, @Nullable Void> {
        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            Annotations.of(type.getModifiers(), "ConfigMapping", "prefix")
                    .ifPresent(prefix -> readGroup(getCurrentPath(), prefix));
            return super.visitClass(type, null);
        }

        @Override
        public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
            ModifiersTree modifiers = variable.getModifiers();
            Annotations.of(modifiers, "ConfigProperty", "name")
                    .filter(SettingReader::isOurs)
                    .ifPresent(key -> {
                        Optional<String> standard = Annotations.of(modifiers, "ConfigProperty", "defaultValue");
                        found.add(new Setting(
                                key, variable.getType().toString(), standard.orElse(""), standard.isEmpty(), ""));
                    });
            return super.visitVariable(variable, null);
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
            if (call.getMethodSelect().toString().endsWith(".getOptionalValue")) {
                Annotations.literal(call.getArguments().getFirst())
                        .filter(SettingReader::isOurs)
                        .ifPresent(key -> found.add(new Setting(key, "String", "", false, "")));
            }
            return super.visitMethodInvocation(call, null);
        }
    }

    private void readGroup(TreePath group, String prefix) {
        for (Tree member : ((ClassTree) group.getLeaf()).getMembers()) {
            if (member instanceof MethodTree method
                    && method.getBody() == null
                    && method.getParameters().isEmpty()) {
                readMethod(new TreePath(group, method), method, prefix);
            }
        }
    }

    private void readMethod(TreePath path, MethodTree method, String prefix) {
        ModifiersTree modifiers = method.getModifiers();
        String name = Annotations.of(modifiers, "WithName", "value")
                .orElseGet(() -> kebab(method.getName().toString()));
        String key = prefix + "." + name;
        Type type = Type.of(String.valueOf(method.getReturnType()));
        Optional<TreePath> group = group(path, type.inner());
        if (group.isPresent() && !Annotations.has(modifiers, "WithConverter")) {
            readGroup(group.get(), key);
        } else {
            String standard = Annotations.of(modifiers, "WithDefault", "value").orElse("");
            boolean required = standard.isEmpty() && !type.mayBeAbsent();
            found.add(new Setting(key + (type.isMap() ? ".*" : ""), type.inner(), standard, required, text(path)));
        }
    }

    private Optional<TreePath> group(TreePath from, String name) {
        return Optional.ofNullable(groups.get(file(from) + name)).or(() -> Optional.ofNullable(groups.get(name)));
    }

    private String text(TreePath path) {
        DocCommentTree comment = docs.getDocCommentTree(path);
        return comment == null ? "" : JavadocText.of(comment);
    }

    private static boolean isOurs(String key) {
        return key.startsWith("lockstep.");
    }

    private static String file(TreePath path) {
        return path.getCompilationUnit().getSourceFile().getName() + " ";
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
