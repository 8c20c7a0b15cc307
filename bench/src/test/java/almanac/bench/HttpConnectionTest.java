package almanac.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpConnectionTest {

    private static final byte[] REQUEST = Request.get("/", "X: y");

    @Test
    void a_body_ends_where_its_length_says_or_with_its_last_chunk() throws IOException {
        List<String> answers = List.of(
                "HTTP/1.1 200 \r\nContent-Length: 5\r\n\r\nhello",
                "HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\na\r\n0123456789\r\n0\r\n\r\n",
                "HTTP/1.1 204 \r\n\r\n");
        try (ScriptedServer server = new ScriptedServer(List.of(answers));
                HttpConnection connection = new HttpConnection(server.port())) {
            assertThat(connection.exchange(REQUEST)).isEqualTo(200);
            assertThat(connection.body()).isEqualTo("hello");
            assertThat(connection.exchange(REQUEST)).isEqualTo(404);
            assertThat(connection.body()).isEqualTo("abc0123456789");
            assertThat(connection.exchange(REQUEST)).isEqualTo(204);
            assertThat(connection.body()).isEmpty();
        }
    }

    @Test
    void an_answer_larger_than_all_buffers_is_read() throws IOException {
        String body = "x".repeat(100_000);
        String answer = "HTTP/1.1 200 \r\nContent-Length: %d\r\n\r\n%s".formatted(body.length(), body);
        try (ScriptedServer server = new ScriptedServer(List.of(List.of(answer)));
                HttpConnection connection = new HttpConnection(server.port())) {
            assertThat(connection.exchange(REQUEST)).isEqualTo(200);
            assertThat(connection.body()).isEqualTo(body);
        }
    }

    @Test
    void a_server_that_ends_its_connection_gets_a_new_one() throws IOException {
        List<String> last = List.of("HTTP/1.1 200 \r\nContent-Length: 1\r\nConnection: close\r\n\r\n1");
        List<String> next = List.of("HTTP/1.1 200 \r\nContent-Length: 1\r\n\r\n2");
        try (ScriptedServer server = new ScriptedServer(List.of(last, next));
                HttpConnection connection = new HttpConnection(server.port())) {
            connection.exchange(REQUEST);
            assertThat(connection.exchange(REQUEST)).isEqualTo(200);
            assertThat(connection.body()).isEqualTo("2");
        }
    }

    @Test
    void half_an_answer_is_a_fault_and_the_next_request_is_not_harmed() throws IOException {
        List<String> half = List.of("HTTP/1.1 200 \r\nContent-Length: 10\r\n\r\nhalf");
        List<String> whole = List.of("HTTP/1.1 200 \r\nContent-Length: 5\r\n\r\nwhole");
        try (ScriptedServer server = new ScriptedServer(List.of(half, whole));
                HttpConnection connection = new HttpConnection(server.port())) {
            assertThatThrownBy(() -> connection.exchange(REQUEST)).isInstanceOf(EOFException.class);
            assertThat(connection.exchange(REQUEST)).isEqualTo(200);
            assertThat(connection.body()).isEqualTo("whole");
        }
    }
}
