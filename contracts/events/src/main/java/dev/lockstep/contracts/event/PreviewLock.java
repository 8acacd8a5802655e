package dev.lockstep.contracts.event;

import dev.lockstep.contracts.blob.Digest;
import java.util.List;

/**
 * Who may see what a site shows beside its live deploy. Whoever shows a password or a token; everybody, where there is
 * neither.
 *
 * @param tokens SHA-256 of tokens, which nobody can guess as they were not made up by people
 * @param coversLive whether what is live is locked, too
 */
public record PreviewLock(List<PasswordHash> passwords, List<Digest> tokens, boolean coversLive) {

    public static final PreviewLock OPEN = new PreviewLock(List.of(), List.of(), false);

    public PreviewLock {
        passwords = List.copyOf(passwords);
        tokens = List.copyOf(tokens);
    }

    /** Whether it keeps anybody out; {@code live}: of what is live, or of the rest. */
    public boolean isShut(boolean live) {
        return (coversLive || !live) && !(passwords.isEmpty() && tokens.isEmpty());
    }

    public PreviewLock withPasswords(List<PasswordHash> chosen) {
        return new PreviewLock(chosen, tokens, coversLive);
    }

    public PreviewLock withTokens(List<Digest> chosen) {
        return new PreviewLock(passwords, chosen, coversLive);
    }

    public PreviewLock covering(boolean live) {
        return new PreviewLock(passwords, tokens, live);
    }
}
