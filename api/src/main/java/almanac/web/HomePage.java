package almanac.web;

import almanac.role.ForRole;
import almanac.role.Role;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Leads a browser from the server's address to the console. The link is relative, and leads there behind any prefix. */
@RestController
@Hidden
@ForRole(Role.API)
class HomePage {

    private static final URI CONSOLE = URI.create("console");

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Void> home() {
        return ResponseEntity.status(HttpStatus.FOUND).location(CONSOLE).build();
    }
}
