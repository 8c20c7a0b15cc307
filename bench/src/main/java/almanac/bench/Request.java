package almanac.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Makes the bytes of one HTTP request. */
final class Request {

    private Request() {}

    static byte[] get(String path, String header) {
        return "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\n%s\r\n\r\n"
                .formatted(path, header)
                .getBytes(UTF_8);
    }

    /** Returns a request with a body of ASCII characters. */
    static byte[] with(String method, String path, String header, String json) {
        return """
                %s %s HTTP/1.1\r
                Host: 127.0.0.1\r
                %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                %s""".formatted(method, path, header, json.length(), json).getBytes(UTF_8);
    }
}
