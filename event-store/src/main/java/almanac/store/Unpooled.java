package almanac.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Makes connections that are kept for one purpose, for as long as they last: to the same database, and not of the pool.
 */
public final class Unpooled {

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);

    private Unpooled() {}

    /**
     * Returns connections like those of the pool.
     *
     * @param name by which the database's operator knows them
     */
    public static DataSource like(DataSource pooled, String name) {
        HikariDataSource pool = pool(pooled);
        DriverManagerDataSource source =
                new DriverManagerDataSource(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
        Properties properties = new Properties();
        properties.putAll(pool.getDataSourceProperties());
        properties.setProperty("ApplicationName", name + " " + id(pool));
        properties.setProperty("connectTimeout", Long.toString(LONGEST_CONNECT.toSeconds()));
        source.setConnectionProperties(properties);
        return source;
    }

    /** Returns the id by which all connections of this server are known. */
    private static String id(HikariDataSource pool) {
        String name = pool.getDataSourceProperties().getProperty("ApplicationName");
        return name.substring(name.length() - ServerConnections.ID_LENGTH);
    }

    private static HikariDataSource pool(DataSource pooled) {
        try {
            return pooled.unwrap(HikariDataSource.class);
        } catch (SQLException e) {
            throw new IllegalStateException("the data source is no pool", e);
        }
    }
}
