package dev.lockstep.edge.door.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.edge.door.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is let in: bytes that are read in one way alone. */
class DoorTest extends DoorCase {

    @ParameterizedTest
    @ValueSource(
            strings = {
                HEAD,
                HEAD + HEAD + HEAD,
                "POST / HTTP/1.1|Host: a.test|Content-Length: 5||hello" + HEAD,
                "POST / HTTP/1.1|Host: a.test|Content-Length: 4||||" + HEAD,
                POST + "5|hello|0||" + HEAD,
                POST + "0||",
                POST + "00A|helloworld|1|x|0||",
                POST + "5;a|hello|0||",
                POST + "5;a;b=c;d=\"\"|hello|0;e||",
                POST + "5;a=b;c=\"d \\\"e;\r\"|hello|0||",
            })
    void whatIsRightGoesInAsItIsHoweverItArrives(String bytes) {
        String right = bytes.replace("\r", "").replace("|", "\r\n");
        for (int first = 0; first <= right.length(); first++) {
            String _ = letIn();
            send(right.substring(0, first));
            send(right.substring(first));

            assertThat(letIn()).as("cut at %d", first).isEqualTo(right);
        }
        assertThat(channel.isOpen()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            5 |hello|0||^CHUNK
             5|hello|0||^CHUNK
            5;|hello|0||^CHUNK
            5; a|hello|0||^CHUNK
            5 ;a|hello|0||^CHUNK
            5;a=(|hello|0||^CHUNK
            5;a;|hello|0||^CHUNK
            5;a;;b|hello|0||^CHUNK
            5;a;=b|hello|0||^CHUNK
            5;a=|hello|0||^CHUNK
            5;a=;b|hello|0||^CHUNK
            5;a=b"c"|hello|0||^CHUNK
            |hello|0||^CHUNK
            0x5|hello|0||^CHUNK
            -5|hello|0||^CHUNK
            +5|hello|0||^CHUNK
            5,|hello|0||^CHUNK
            000000005|hello|0||^CHUNK
            100000000|^CHUNK
            5|hello0||^CHUNK
            5|hellox|0||^CHUNK
            5|hell|0||^CHUNK
            33|^BODY_TOO_LARGE
            30|000000000000000000000000000000000000000000000000|3|^BODY_TOO_LARGE
            0|x|^TRAILER
            0|: x||^TRAILER
            0| x: y||^TRAILER
            """)
    void chunksAreReadInOneWay(String chunks, Refusal why) {
        String bytes = (POST + chunks).replace("|", "\r\n");
        for (int step = 0; step < bytes.length(); step++) {
            send(bytes.substring(step, step + 1));
        }

        assertThat(refusals.of(why)).isEqualTo(1);
        assertThat(out()).startsWith("HTTP/1.1 " + why.status() + " ").contains("\r\nconnection: close\r\n");
    }

    @Test
    void trailersAreLeftOut() {
        send(POST + "1|x|0|Host: evil.test|X: y||" + HEAD);

        assertThat(letIn()).isEqualTo((POST + "1|x|0||" + HEAD).replace("|", "\r\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /x HTTP/1.1\nHost: a.test\n\n",
                "GET /x HTTP/1.1|Host: a.test\n",
                "GET /x HTTP/1.1\rHost: a.test||",
                "GET /x HTTP/1.1|X: a\rb|Host: a.test||",
                "\nGET /x HTTP/1.1|Host: a.test||",
            })
    void linesEndInOneWay(String bytes) {
        send(bytes);

        assertThat(letIn()).isEmpty();
        assertThat(refusals.of(Refusal.LINE_END)).isEqualTo(1);
    }

    @Test
    void oneEmptyLineBeforeARequestIsNothing() {
        send("|" + HEAD + "|" + HEAD);
        assertThat(letIn()).isEqualTo((HEAD + HEAD).replace("|", "\r\n"));

        send("||" + HEAD);
        assertThat(letIn()).isEmpty();
        assertThat(refusals.of(Refusal.REQUEST_LINE)).isEqualTo(1);
    }
}
