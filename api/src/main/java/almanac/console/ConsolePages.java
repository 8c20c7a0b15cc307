package almanac.console;

import almanac.role.ForRole;
import almanac.role.Role;
import almanac.security.ConsoleLogins;
import io.swagger.v3.oas.annotations.Hidden;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Marks a controller of the console. Its paths are below {@code /console}, and its methods return the names of templates.
 * It asks and sends what any client of the API does, as the caller whose browser it is (docs/console.md).
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Controller
@Hidden
@ForRole(Role.API)
@RequestMapping(path = ConsoleLogins.PATH, produces = MediaType.TEXT_HTML_VALUE)
public @interface ConsolePages {}
