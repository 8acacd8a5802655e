package dev.lockstep.kubernetes.guide;

import static java.util.stream.Collectors.toCollection;

import dev.lockstep.kubernetes.manifest.Repository;
import dev.lockstep.kubernetes.setting.Service;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The commands of docs/kubernetes.md, and the Secrets that whoever gives them has. */
public final class Guide {

    /** In a block, in its own quotes within a sentence, or in the place of a value. */
    private static final Pattern COMMAND = Pattern.compile("(?<![^`(\\n])kubectl [^`|&\\n]+");

    private static final Pattern SECRET = Pattern.compile("create secret (generic|tls) (\\S+)");
    private static final Pattern LITERAL = Pattern.compile("--from-literal=([^=]+)=");

    private Guide() {}

    static List<String> commands() {
        return COMMAND.matcher(Service.text(Repository.ROOT.resolve("docs/kubernetes.md")))
                .results()
                .map(MatchResult::group)
                .map(String::strip)
                .toList();
    }

    /** Each key of each Secret: {@code lockstep-token/token}. */
    public static SortedSet<String> secrets() {
        return commands().stream().flatMap(Guide::secrets).collect(toCollection(TreeSet::new));
    }

    static Stream<String> secrets(String command) {
        return SECRET.matcher(command)
                .results()
                .flatMap(secret -> keys(secret.group(1), command).map(key -> secret.group(2) + "/" + key));
    }

    private static Stream<String> keys(String type, String command) {
        return type.equals("tls")
                ? Stream.of("tls.crt", "tls.key")
                : LITERAL.matcher(command).results().map(literal -> literal.group(1));
    }
}
