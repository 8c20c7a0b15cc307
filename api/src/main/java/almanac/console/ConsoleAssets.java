package almanac.console;

import almanac.role.ForRole;
import almanac.role.Role;
import almanac.shared.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;
import org.webjars.WebJarVersionLocator;

/**
 * Serves the style sheets and scripts of the console, all of which are in the program. Their address holds a digest of
 * all of them, so that browsers keep them for good, and ask for new ones after an upgrade.
 */
@Component
@ForRole(Role.API)
public class ConsoleAssets implements WebMvcConfigurer {

    /** Path of the files; cookies of the console are not sent to it. */
    public static final String PATH = "/console-assets";

    private static final String OWN = "almanac/console/assets/";
    private static final String WEBJARS = "META-INF/resources/webjars/";
    private static final int DIGITS = 12;

    private final List<Folder> folders = List.of(
            new Folder(OWN, List.of("console.css", "console.js")),
            webJar("htmx.org", "dist/", "htmx.min.js"),
            webJar("htmx-ext-sse", "", "sse.js"),
            webJar("uplot", "dist/", "uPlot.iife.min.js", "uPlot.min.css"),
            webJar("picocss__pico", "css/", "pico.classless.min.css"));

    private final String version = version(folders);

    /** Folder of the class path, and the files in it that are served. */
    private record Folder(String path, List<String> files) {}

    private static Folder webJar(String name, String folder, String... files) {
        String version = Objects.requireNonNull(new WebJarVersionLocator().version(name), name);
        return new Folder(WEBJARS + name + "/" + version + "/" + folder, List.of(files));
    }

    private static String version(List<Folder> folders) {
        String digests = folders.stream()
                .flatMap(folder -> folder.files().stream().map(file -> folder.path() + file))
                .map(ConsoleAssets::digest)
                .collect(Collectors.joining());
        return Sha256.of(digests.getBytes(StandardCharsets.US_ASCII)).value().substring(0, DIGITS);
    }

    private static String digest(String file) {
        try {
            return Sha256.of(new ClassPathResource(file).getContentAsByteArray())
                    .value();
        } catch (IOException e) {
            throw new UncheckedIOException("the program lacks " + file, e);
        }
    }

    /** Returns the path below which the files are, within the server. */
    String path() {
        return PATH + "/" + version;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(PATH + "/**")
                .addResourceLocations(folders.stream()
                        .map(folder -> "classpath:/" + folder.path())
                        .toArray(String[]::new))
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addFixedVersionStrategy(version, "/**"));
    }
}
