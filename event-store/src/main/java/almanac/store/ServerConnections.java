package almanac.store;

import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Marks each connection of this server with the server's name, and makes it count as a sign of presence from its first
 * moment: no other server takes itself for the only one while this one can change the database behind it
 * (docs/adr/0019).
 */
@Component
class ServerConnections implements BeanPostProcessor {

    /** Number of characters at the end of connection names that are the same for all connections of one server. */
    static final int ID_LENGTH = 32;

    private final String name = "almanac " + UUID.randomUUID().toString().replace("-", "");

    @Override
    public Object postProcessBeforeInitialization(Object bean, String beanName) {
        if (bean instanceof HikariDataSource pool) {
            pool.addDataSourceProperty("ApplicationName", name);
            pool.setConnectionInitSql(ServerLocks.BEGIN);
        }
        return bean;
    }
}
