package almanac.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets a migration take as long as it needs; its connections, which know no bound, do not stay in the pool. */
@Configuration(proxyBeanMethods = false)
class MigrationConfiguration {

    @Bean
    FlywayMigrationStrategy migrateUnbounded(DataSource dataSource, StartOrder order) {
        return flyway -> {
            order.begin(flyway);
            flyway.migrate();
            evictConnections(dataSource);
        };
    }

    private static void evictConnections(DataSource dataSource) {
        try {
            dataSource.unwrap(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
        } catch (SQLException e) {
            throw new IllegalStateException("the data source is no pool", e);
        }
    }
}
