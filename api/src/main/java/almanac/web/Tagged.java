package almanac.web;

import almanac.row.Versioned;
import org.springframework.http.ResponseEntity;

/** Makes answers about one resource: its version is their ETag, for {@code If-Match} on a later change. */
public final class Tagged {

    private Tagged() {}

    public static <B> ResponseEntity<B> with(Versioned<?> resource, B body) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        return (resource.hasVersion() ? answer.eTag("\"" + resource.version() + "\"") : answer).body(body);
    }
}
