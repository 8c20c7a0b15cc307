package almanac.server;

import almanac.role.StartupRefused;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL of {@code spring.datasource.url}, asked once before anything is built on it. */
record OutsideDatabase(
        String url, @Nullable String username, @Nullable String password) {
    private static final int OLDEST_VERSION = 17; // the first with transaction_timeout

    void requireAnswer() {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new StartupRefused(
                    "spring.datasource.url must name a PostgreSQL: jdbc:postgresql://<host>/<database>.");
        }
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "10");
        if (username != null) {
            properties.setProperty("user", username);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        try (Connection connection = DriverManager.getConnection(url, properties)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_VERSION) {
                throw new StartupRefused("The database at " + shownUrl() + " is PostgreSQL " + version
                        + "; Almanac needs version " + OLDEST_VERSION + " or later.");
            }
        } catch (SQLException e) {
            throw new StartupRefused(
                    "The database at " + shownUrl() + " cannot be used (" + oneLine(e.getMessage())
                            + "); look at spring.datasource.url, username and password.",
                    e);
        }
    }

    private String shownUrl() {
        int parameters = url.indexOf('?'); // may hold a password
        return parameters < 0 ? url : url.substring(0, parameters);
    }

    private static String oneLine(@Nullable String message) {
        return message == null
                ? "no reason given"
                : message.strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("\\.$", "");
    }
}
