package dev.lockstep.deploy.api.rest.request;

import dev.lockstep.deploy.api.rest.problem.UnfitParameterException;
import dev.lockstep.deploy.lifecycle.WarmUpWish;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/** What the parameters of a request say about a warm-up. What they leave out is as the site's owner has chosen. */
public record WarmUpOptions(
        @QueryParam("warm") @DefaultValue("") String pages,
        @QueryParam("warm_for") @DefaultValue("") String atMost,
        @QueryParam("gate") @DefaultValue("") String gate) {

    public WarmUpWish over(WarmUpWish site) {
        try {
            return new WarmUpWish(
                    pages.isEmpty() ? site.pages() : number(pages, "warm is a number of pages, such as 20"),
                    atMost.isEmpty() ? site.atMost() : Duration.parse(atMost),
                    gate.isEmpty() ? site.toleratedPercent() : percent());
        } catch (DateTimeParseException ignored) {
            throw new UnfitParameterException(
                    "'" + atMost + "' is not a duration", "warm_for is such as PT3S (ISO 8601)");
        } catch (IllegalArgumentException beyond) {
            throw new UnfitParameterException(
                    String.valueOf(beyond.getMessage()), "stay within the limits of a warm-up");
        }
    }

    private int percent() {
        String hint = "gate is a share, such as 20%";
        if (!gate.endsWith("%")) {
            throw new UnfitParameterException("'" + gate + "' is not a share", hint);
        }
        return number(gate.substring(0, gate.length() - 1), hint);
    }

    private static int number(String text, String hint) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException ignored) {
            throw new UnfitParameterException("'" + text + "' is not a number", hint);
        }
    }
}
