package dev.lockstep.edge.continuity;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.manifest.Cookies;
import dev.lockstep.edge.answer.Compose;
import dev.lockstep.edge.answer.Downstream;
import dev.lockstep.edge.answer.Reply;
import dev.lockstep.edge.answer.RequestHead;
import dev.lockstep.edge.site.SiteView;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How much of a site a visitor has seen, as they say themselves. It may make an edge wait, and nothing else: nobody names
 * a deploy with it, or how fresh a page is to be.
 *
 * @param epoch the latest that they were shown something of
 * @param asField whether they keep it themselves and want it in a field, rather than in a cookie
 */
public record Seen(Epoch epoch, boolean asField) {

    private static final String FIELD = "lockstep-seen";
    private static final String COOKIE = "lockstep-seen";
    private static final String BEHIND = "lockstep-behind";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /** What cannot be read was not said. */
    public static Seen of(RequestHead head) {
        return number(head.header().apply(FIELD))
                .map(epoch -> new Seen(epoch, true))
                .or(() -> number(Cookies.parse(head.header().apply("cookie")).value(COOKIE))
                        .map(epoch -> new Seen(epoch, false)))
                .orElse(new Seen(Epoch.ZERO, false));
    }

    /** Whether something that they may have seen is not in effect here. */
    public boolean isAheadOf(SiteView view) {
        return view.reached().whole().isBefore(epoch);
    }

    /**
     * Tells a visitor how much they have seen with this reply of a view, which may be less than they say.
     *
     * @param secure whether they came by TLS, so that nobody else is to hear of it
     */
    public Reply tell(Reply reply, SiteView view, boolean secure) {
        Epoch shown = view.reached().whole();
        if (asField) {
            return reply.with(FIELD, shown.toString());
        }
        boolean isNews = !shown.equals(epoch) && !reply.headers().containsKey("set-cookie");
        return isNews && !Downstream.mayShare(reply)
                ? Downstream.keepFromOthers(reply).with("set-cookie", cookie(shown, secure))
                : reply;
    }

    /** What a visitor is shown although it may be from before what they have seen. What they have seen stays as it is. */
    public Reply behind(Reply reply) {
        return Compose.detailed(Downstream.forbid(reply), "behind").with(BEHIND, epoch.toString());
    }

    private static String cookie(Epoch shown, boolean secure) {
        return COOKIE + "=" + shown + "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
    }

    private static Optional<Epoch> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(new Epoch(Long.parseLong(text))) : Optional.empty();
    }
}
