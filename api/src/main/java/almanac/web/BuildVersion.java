package almanac.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Version of this build, as the build wrote it down. */
public record BuildVersion(String version, @Nullable String time) {
    /** The version of the public API whose operations are served. */
    public static final String OF_API = "5.10.0";

    public static BuildVersion read() {
        Properties facts = new Properties();
        try (@Nullable InputStream file = BuildVersion.class.getResourceAsStream("/META-INF/build-info.properties")) {
            if (file != null) {
                facts.load(file);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the jar is damaged", e);
        }
        return new BuildVersion(facts.getProperty("build.version", "unknown"), facts.getProperty("build.time"));
    }
}
