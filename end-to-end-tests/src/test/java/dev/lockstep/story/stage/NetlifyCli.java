package dev.lockstep.story.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The Netlify CLI as it comes from npm, at the version that {@code netlify-cli/package-lock.json} pins. */
public final class NetlifyCli {
    private static final Path PINNED = Path.of("netlify-cli");

    private final Path home;
    private final Path program;

    private NetlifyCli(Path home) {
        this.home = home;
        this.program = home.resolve("node_modules/.bin/netlify");
    }

    /** Installs it below {@code target}, unless this version is there. */
    public static NetlifyCli installed() throws IOException, InterruptedException {
        NetlifyCli cli = new NetlifyCli(Path.of("target/netlify-cli").toAbsolutePath());
        Path lock = PINNED.resolve("package-lock.json");
        Path copy = cli.home.resolve("package-lock.json");
        if (!Files.exists(cli.program) || Files.mismatch(lock, copy) >= 0) {
            Files.createDirectories(cli.home);
            Files.copy(lock, copy, StandardCopyOption.REPLACE_EXISTING);
            Files.copy(
                    PINNED.resolve("package.json"),
                    cli.home.resolve("package.json"),
                    StandardCopyOption.REPLACE_EXISTING);
            Run install = Run.of(cli.home, Map.of(), List.of("npm", "ci", "--no-audit", "--no-fund"));
            assertThat(install.code()).as(install.errors()).isZero();
        }
        return cli;
    }

    /**
     * What the engine in it says about headers.
     *
     * @param questions a file as {@code netlify-cli/headers.mjs} reads it
     * @return of each folder, of each path: its headers by name
     */
    public JsonNode headers(Path questions) throws IOException, InterruptedException {
        return asked("headers.mjs", questions);
    }

    /**
     * Where the engine in it leads visitors.
     *
     * @param questions a file as {@code netlify-cli/redirects.mjs} reads it
     * @return of each folder, of each visit: the rule that holds, or an empty object
     */
    public JsonNode redirects(Path questions) throws IOException, InterruptedException {
        return asked("redirects.mjs", questions);
    }

    private JsonNode asked(String name, Path questions) throws IOException, InterruptedException {
        Path script = home.resolve(name);
        Files.copy(PINNED.resolve(name), script, StandardCopyOption.REPLACE_EXISTING);
        Run run = Run.of(home, Map.of(), List.of("node", script.toString(), questions.toString()));
        assertThat(run.code()).as(run.errors()).isZero();
        return Json.read(run.output());
    }

    /** Runs it as someone who owns the site, in a folder, with nobody at the keyboard. */
    public Run run(Owner owner, Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Map<String, String> environment = Map.of(
                "NETLIFY_API_URL",
                owner.api().resolve("/api/v1").toString(),
                "NETLIFY_AUTH_TOKEN",
                owner.token(),
                "HOME",
                Files.createDirectories(home.resolve("home")).toString(),
                "NO_UPDATE_NOTIFIER",
                "1");
        return Run.of(folder, environment, command);
    }
}
