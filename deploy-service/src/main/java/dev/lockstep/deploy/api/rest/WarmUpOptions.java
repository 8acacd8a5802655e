package dev.lockstep.deploy.api.rest;

import dev.lockstep.deploy.lifecycle.WarmUpWish;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/** What the parameters of a request say about a warm-up. What they leave out is as the site's owner has chosen. */
record WarmUpOptions(
        @QueryParam("warm") @DefaultValue("") String pages,
        @QueryParam("warm_for") @DefaultValue("") String atMost,
        @QueryParam("gate") @DefaultValue("") String gate) {

    /** A share that is written like {@code 20%}. */
    static int percent(String text) {
        if (!text.endsWith("%")) {
            throw new BadRequestException("gate is a share such as 20%");
        }
        return Integer.parseInt(text.substring(0, text.length() - 1));
    }

    WarmUpWish over(WarmUpWish site) {
        try {
            return new WarmUpWish(
                    pages.isEmpty() ? site.pages() : Integer.parseInt(pages),
                    atMost.isEmpty() ? site.atMost() : Duration.parse(atMost),
                    gate.isEmpty() ? site.toleratedPercent() : percent(gate));
        } catch (DateTimeParseException malformed) {
            throw new BadRequestException("warm_for is a duration such as PT3S", malformed);
        } catch (NumberFormatException malformed) {
            throw new BadRequestException("warm is a number of pages, gate a share such as 20%", malformed);
        } catch (IllegalArgumentException refused) {
            throw new BadRequestException(refused.getMessage(), refused);
        }
    }
}
