package almanac.server;

import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

@SpringBootApplication(scanBasePackages = "almanac")
public class AlmanacApplication {

    /** Starts the application without its web server, for work on an installation that no server runs meanwhile. */
    public static ConfigurableApplicationContext withoutServer(String... settings) {
        String[] all = Stream.concat(Arrays.stream(settings), Stream.of("--almanac.rebuild-on-start=false"))
                .toArray(String[]::new);
        return new SpringApplicationBuilder(AlmanacApplication.class)
                .web(WebApplicationType.NONE)
                .run(all);
    }
}
