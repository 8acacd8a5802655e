package dev.lockstep.render.data.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.outbound.AnswerHead;
import dev.lockstep.contracts.outbound.Fetch;
import dev.lockstep.contracts.outbound.FetchLimits;
import dev.lockstep.contracts.outbound.FetchOutcome;
import dev.lockstep.contracts.outbound.Outbound;
import dev.lockstep.render.data.PageData;
import java.io.IOException;
import java.net.URI;

/** Asks a data source for JSON. */
public final class HttpPageData implements PageData {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Outbound outbound;
    private final FetchLimits limits;

    public HttpPageData(Outbound outbound, FetchLimits limits) {
        this.outbound = outbound;
        this.limits = limits;
    }

    @Override
    public Answer fetch(String address) {
        try {
            return read(
                    address,
                    outbound.fetch(
                            Fetch.of(URI.create(address)),
                            limits,
                            (head, body) -> read(address, head, body.readAllBytes())));
        } catch (IllegalArgumentException noAddress) {
            return failed(address, "is not an address", "see 'data' of the route");
        }
    }

    private static Answer read(String address, FetchOutcome<Answer> outcome) {
        return switch (outcome) {
            case FetchOutcome.Fetched<Answer>(int ignored, String type, Answer answer) -> answer;
            case FetchOutcome.Refused<Answer>(String reason) ->
                failed(address, "may not be asked: " + reason, "let the operator add it to the allowed hosts");
            case FetchOutcome.Failed<Answer>(String reason) ->
                failed(address, "did not answer: " + reason, "see whether the data source is up");
        };
    }

    private static Answer read(String address, AnswerHead head, byte[] body) {
        return switch (head.status()) {
            case 200 -> parse(address, head, body);
            case 404, 410 -> new Answer.Missing(head);
            default ->
                failed(address, "answered with status " + head.status(), "a page is made of a 200 with JSON only");
        };
    }

    private static Answer parse(String address, AnswerHead head, byte[] body) {
        try {
            Object json = JSON.readValue(body, Object.class);
            return json == null ? failed(address, "answered null", "answer an object") : new Answer.Found(head, json);
        } catch (JsonProcessingException malformed) {
            return failed(address, "answered no JSON: " + malformed.getOriginalMessage(), "answer JSON in UTF-8");
        } catch (IOException cut) {
            return failed(address, "answered something unreadable: " + cut.getMessage(), "answer JSON in UTF-8");
        }
    }

    private static Answer failed(String address, String reason, String hint) {
        return new Answer.Failed(Problem.of("the data at " + address + " " + reason, hint));
    }
}
