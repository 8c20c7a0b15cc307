package almanac.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.role.ForRole;
import almanac.role.Role;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows a browser at the server's address what this is, where the API is described, and how to get a key. It is open to
 * all, so nothing in it is of this installation. Its links are relative, and lead right behind any prefix.
 */
@RestController
@Hidden
@ForRole(Role.API)
class HomePage {

    /** Policy of the page, which loads nothing, runs nothing, sends nothing, and is shown in no other page. */
    private static final String POLICY =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, UTF_8);

    private final String page;

    HomePage() throws IOException {
        page = new ClassPathResource("almanac/home.html").getContentAsString(UTF_8);
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> home() {
        return ResponseEntity.ok()
                .contentType(HTML)
                .header("Content-Security-Policy", POLICY)
                .body(page);
    }
}
