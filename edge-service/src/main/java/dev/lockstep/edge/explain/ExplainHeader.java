package dev.lockstep.edge.explain;

import dev.lockstep.contracts.event.EdgeAnswer;
import dev.lockstep.contracts.event.EdgeAnswer.PageExplained;
import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.edge.continuity.Ended;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.StringJoiner;

/** An explanation in one line: a dictionary of structured fields (RFC 9651 §3.2). */
final class ExplainHeader {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final StringJoiner members = new StringJoiner(", ");

    private ExplainHeader() {}

    /** {@code coding}: of the body, empty where there is none to be coded. */
    static String of(EdgeId edge, PageExplained explained, String coding) {
        ExplainHeader header = new ExplainHeader();
        header.text("edge", edge.text());
        header.text("deploy", explained.deploy().text());
        header.number("epoch", explained.epoch().number());
        header.text("outcome", explained.decision().outcome());
        header.text("why", explained.decision().why());
        if (!coding.isEmpty()) {
            header.text("coding", coding);
        }
        explained.page().forEach(page -> header.text("page", page.text()));
        explained.held().forEach(header::held);
        explained.pending().forEach(header::pending);
        explained.resting().forEach(header::resting);
        return header.members.toString();
    }

    /** A header with one member more: how it ended that a visitor waited for this edge to know what they have seen. */
    static String waited(String header, Ended how) {
        ExplainHeader more = new ExplainHeader();
        more.members.add(header);
        more.text("waited", word(how));
        return more.members.toString();
    }

    private void held(PageRevalidated page) {
        number("as-of", page.asOf().number());
        text("rendered-at", page.renderedAt().toString());
        number("took-millis", page.took().toMillis());
        text("worker", page.worker());
        text("cause", word(page.cause().reason()));
        number("cause-epoch", page.cause().epoch().number());
        text("tags", String.join(" ", page.tags()));
    }

    private void pending(PageRequested request) {
        text("pending", word(request.reason()));
        text("pending-since", request.requestedAt().toString());
    }

    private void resting(EdgeAnswer.Resting resting) {
        number("failures", resting.failures());
        text("resting-until", resting.until().toString());
    }

    private void number(String key, long number) {
        members.add(key + "=" + number);
    }

    private void text(String key, String text) {
        members.add(key + "=" + quoted(text));
    }

    /** Strings are of printable ASCII (RFC 9651 §3.3.3); other bytes are percent-encoded, so that nothing breaks out. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (byte next : text.getBytes(StandardCharsets.UTF_8)) {
            if (next < 0x20 || next == 0x7f) {
                quoted.append('%').append(HEX.toHexDigits(next));
            } else {
                quoted.append(next == '"' || next == '\\' ? "\\" : "").append((char) next);
            }
        }
        return quoted.append('"').toString();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
