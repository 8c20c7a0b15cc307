package almanac.console;

import almanac.web.RequestPath;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/** Answers for the addresses below the console that no page has. */
@ConsolePages
class NoPage {

    @GetMapping("/{*rest}")
    String none(HttpServletRequest request) {
        throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no page " + RequestPath.of(request));
    }
}
